import { steps } from '../../core/process/index.ts';
import type { Page } from './browser.ts';

/** What a door answered: done, or held back by whom, in which words. */
export interface DoorAnswer {
  readonly status: number;
  readonly done: boolean;
  /** Ids of the shut gates, or of the faults, as far as the door names them. */
  readonly held: readonly string[];
  /** What a person reads. */
  readonly text: string;
}

const titles = new Map(steps.flatMap((step) => step.gates).map((gate) => [gate.id, gate.title]));

/** Reads the page that came back after a form was sent. */
export function answerOfPage(page: Page): DoorAnswer {
  const named = [...page.html.matchAll(/class="gate gate-shut"[^>]*\sid="gate-([a-z0-9-]+)"/g)].map(
    (found) => found[1]!,
  );
  return { status: page.status, done: page.status < 400, held: named, text: page.text };
}

/** Reads what the API answered. */
export async function answerOfApi(
  response: Response,
): Promise<DoorAnswer & { readonly body: Readonly<Record<string, unknown>> }> {
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  const ids = (list: unknown, key: string): string[] =>
    Array.isArray(list) ? list.map((one) => String((one as Record<string, unknown>)[key])) : [];
  const held = [...ids(body.gates, 'id'), ...ids(body.errors, 'code')];
  const detail = typeof body.detail === 'string' ? body.detail : text;
  return { status: response.status, done: response.ok, held, text: detail, body };
}

/** Whether an answer is the refusal that was expected: named by its id, or by the title that a page shows for it. */
export function isHeldBy(answer: DoorAnswer, gate: string, sentence: string | undefined): boolean {
  if (answer.done) return false;
  if (answer.held.includes(gate)) return true;
  const title = titles.get(gate);
  return [title, sentence].some((words) => words !== undefined && answer.text.includes(words));
}
