/** The environment variables that a configuration may name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;
