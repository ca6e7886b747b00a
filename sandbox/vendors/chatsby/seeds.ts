/** @module The agents that the embedded Chatsby holds at its start. */
import type { MODELS } from '../../../src/vendors/chatsby/contract.ts';

/** What a seed states; ids and times are added. */
interface Seed {
  readonly name: string;
  readonly model: (typeof MODELS)[number];
  readonly system_prompt: string;
  readonly temperature: number;
  readonly max_tokens: number;
  readonly status: 'active' | 'paused';
}

/** Chatbots of a web shop's support floor. */
export const SEEDS: readonly Seed[] = [
  {
    name: 'Customer Support Bot',
    model: 'gpt-4o',
    system_prompt:
      'You are a helpful customer support agent for Acme Corp. Answer from the knowledge base and say so when it has no answer.',
    temperature: 0.5,
    max_tokens: 1024,
    status: 'active',
  },
  {
    name: 'Returns Desk',
    model: 'gpt-4o',
    system_prompt:
      'You guide customers through returns. Ask for the order number first. Refunds above 200 EUR go to a person.',
    temperature: 0.2,
    max_tokens: 800,
    status: 'active',
  },
  {
    name: 'Order Tracker',
    model: 'gpt-3.5-turbo',
    system_prompt: 'You tell customers where their parcel is. Never guess a delivery date.',
    temperature: 0,
    max_tokens: 300,
    status: 'active',
  },
  {
    name: 'Billing Questions',
    model: 'gpt-4-turbo',
    system_prompt:
      'You explain invoices line by line. You cannot change a payment method; send the link to the portal instead.',
    temperature: 0.3,
    max_tokens: 1500,
    status: 'active',
  },
  {
    name: 'Produktberatung Küche',
    model: 'gpt-4o',
    system_prompt: 'Du berätst auf Deutsch zu Küchengeräten. Nenne höchstens drei Geräte und immer auch den Preis.',
    temperature: 0.8,
    max_tokens: 1200,
    status: 'active',
  },
  {
    name: 'Black Friday Helper',
    model: 'gpt-3.5-turbo',
    system_prompt: 'You answer questions about the Black Friday offers. The offers end on Monday at midnight.',
    temperature: 0.7,
    max_tokens: 512,
    status: 'paused',
  },
  {
    name: 'Warranty Claims',
    model: 'gpt-4-turbo',
    system_prompt:
      'You take warranty claims: product, serial number, date of purchase, what is broken. Then hand over.',
    temperature: 0.1,
    max_tokens: 900,
    status: 'active',
  },
  {
    name: 'B2B Quotes',
    model: 'gpt-4o',
    system_prompt: 'You collect what sales needs for a quote: company, VAT number, quantities, delivery address.',
    temperature: 0.4,
    max_tokens: 1024,
    status: 'active',
  },
  {
    name: 'Newsletter Sign-up',
    model: 'gpt-3.5-turbo',
    system_prompt: '',
    temperature: 0.7,
    max_tokens: 256,
    status: 'paused',
  },
  {
    name: 'Assistant de boutique 🛍️',
    model: 'gpt-4o',
    system_prompt: 'Tu aides les clients de la boutique de Lyon : horaires, stock, retrait en magasin.',
    temperature: 0.6,
    max_tokens: 700,
    status: 'active',
  },
  {
    name: 'Size Guide',
    model: 'gpt-4o',
    system_prompt:
      'You help to find the right size. Ask for height and usual size, answer with one size and one sentence why.',
    temperature: 0.5,
    max_tokens: 400,
    status: 'active',
  },
  {
    name: 'Complaint Triage',
    model: 'gpt-4-turbo',
    system_prompt: 'You sort complaints into delivery, quality, billing and staff, apologise once, and open a ticket.',
    temperature: 0.2,
    max_tokens: 4096,
    status: 'active',
  },
];
