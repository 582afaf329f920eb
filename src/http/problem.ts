import type { Refusal } from '../core/case/decide.ts';
import type { Fault } from '../core/case/fault.ts';
import { type Instant, plus, sayInstant } from '../core/process/instant.ts';

/** Something that stood in the way, told as a page or as RFC 9457 JSON in the same words. */
export interface Problem {
  readonly problem: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly faults?: readonly Fault[];
  readonly gates?: readonly {
    readonly id: string;
    readonly title: string;
    readonly sentence: string;
    readonly clause: string;
  }[];
  /** A number that the log line carries too. */
  readonly instance?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further facts for programs, such as the current sequence number. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export function isProblem(answer: object): answer is Problem {
  return 'problem' in answer;
}

/** Unknown and forbidden are one and the same: every byte alike, so that nobody learns what exists. */
export const notFound: Problem = {
  problem: 'not_found',
  status: 404,
  title: 'Not found',
  detail: 'There is nothing here for you: it does not exist, or you may not see it. If you expected it, ask the team.',
};

/** The law said no. @returns 422 where the input was wrong, 409 where a gate is shut, 404 where the step is not theirs */
export function refused(refusal: Refusal): Problem {
  const { why, gates, faults } = refusal;
  if (why === 'unknown') return notFound;
  if (why === 'input') return invalid(faults);
  const detail = gates.map((gate) => gate.sentence).join(' ');
  const shown = gates.map(({ id, title, sentence, clause }) => ({ id, title, sentence, clause }));
  if (why === 'not allowed') {
    return { problem: 'not_allowed', status: 403, title: 'Not yours to do', detail, gates: shown, faults };
  }
  const title = gates.length > 1 ? `${gates.length} gates are shut` : 'A gate is shut';
  return { problem: 'gate_shut', status: 409, title, detail, gates: shown, faults };
}

/** The input was not what is taken. */
export function invalid(faults: readonly Fault[]): Problem {
  const first = faults[0];
  const detail = first ? `${first.message} ${first.mend}` : 'The input is not what is taken here.';
  const title = faults.length > 1 ? `${faults.length} things to mend` : 'One thing to mend';
  return { problem: 'invalid_input', status: 422, title, detail, faults };
}

/** A browser asked for a page of somebody signed in before they did. It asks again when they do. */
export const fetchedAhead: Problem = {
  problem: 'fetched_ahead',
  status: 503,
  title: 'Not fetched ahead',
  detail: 'Who opens what is on record here, so that no page is given out before somebody asks for it. Open it.',
};

/** Nobody is signed in. It is said before anything is looked up, so it tells nothing of what exists. */
export const signInFirst: Problem = {
  problem: 'not_signed_in',
  status: 401,
  title: 'Sign in first',
  detail: 'This asks for somebody who is signed in. Sign in, then come back.',
  headers: { 'WWW-Authenticate': 'Bearer' },
};

/** The token lacks a scope; said before anything is looked up. */
export function scopeMissing(scope: string): Problem {
  const detail = `This token does not carry the scope ${scope}. Ask for a token that does.`;
  return { problem: 'scope_missing', status: 403, title: 'The token is not good for this', detail };
}

/** Somebody else changed it since it was read. */
export function changedMeanwhile(seq: number): Problem {
  return {
    problem: 'changed_meanwhile',
    status: 412,
    title: 'Changed meanwhile',
    detail: 'Somebody changed it since you read it. Read it again, then decide.',
    more: { current: `"${seq}"` },
  };
}

/** A form came from elsewhere, or its proof has expired with the session. */
export const foreignForm: Problem = {
  problem: 'foreign_form',
  status: 403,
  title: 'This form did not come from this site',
  detail:
    'What was sent did not come from one of our own pages, or the page was too old. Open the page again and send it once more; your browser’s Back keeps what you typed.',
};

/** Too many, too fast. @param wait seconds until it is worth another try */
export function tooMany(wait: number): Problem {
  return {
    problem: 'try_later',
    status: 429,
    title: 'Too many at once',
    detail: `There were too many requests from your network. Try again in ${wait} s.`,
    headers: { 'Retry-After': String(wait) },
  };
}

/** Why what was written was not taken, and when it will be. @param wait seconds */
export function waitSentence(wait: number, now: Instant): string {
  return `You have written a great deal within an hour. What you wrote is still here, not sent: send it after ${sayInstant(plus(now, wait * 1_000))}.`;
}

/** The same where no form keeps the words. @param wait seconds */
export function writtenTooMuch(wait: number, now: Instant): Problem {
  return { ...tooMany(wait), detail: `${waitSentence(wait, now)} Your browser’s Back shows it.` };
}

/** A plain problem of the protocol, such as 413 or 415. */
export function plain(status: number, problem: string, title: string, detail: string): Problem {
  return { problem, status, title, detail };
}

/** More than a request of its kind may hold. */
export const tooLarge: Problem = plain(
  413,
  'too_large',
  'Too large',
  'What was sent is too large: 1 MB for a form, 25 MB for each of up to five files. Send less, or split it.',
);
