import type { GraphQLError } from 'graphql';
import { csvLine } from './csv.ts';
import type { ExportPage } from './export-pages.ts';
import type { ExportForm } from './read-export.ts';

/**
 * The lines of each page, as one text.
 *
 * @param tell what is said of a field that could not be answered: lines of JSON say it in `errors`, cells stay empty
 */
export async function* exportLines(
  form: ExportForm,
  pages: AsyncIterable<ExportPage>,
  tell: (error: GraphQLError) => string,
): AsyncGenerator<string, undefined> {
  let before = form.name === 'csv' ? csvLine(form.columns.map(({ name }) => name)) : '';
  for await (const page of pages) {
    const text = before + (form.name === 'csv' ? csvOf(page, form) : jsonOf(page, tell));
    before = '';
    if (text !== '') yield text;
  }
}

function csvOf({ agents }: ExportPage, { columns }: Extract<ExportForm, { name: 'csv' }>): string {
  return agents.map((agent) => csvLine(columns.map(({ read }) => read(agent)))).join('');
}

function jsonOf({ agents, errors }: ExportPage, tell: (error: GraphQLError) => string): string {
  return agents
    .map((agent, index) => {
      const wrong = errors.get(index);
      const line = wrong === undefined ? agent : { ...agent, errors: wrong.map(tell) };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}
