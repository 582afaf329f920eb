import type { Command } from '../case/decide.ts';
import { trialResults } from '../case/feedback.ts';
import type { Instant } from '../process/instant.ts';
import { instant, sayInstant } from '../process/instant.ts';
import { ownWords } from './own-words.ts';

/**
 * One answer that a mail gives: the command, and how it was understood, without a word of the case or of the mail: what a
 * letter repeats of a mail that came encrypted, it might repeat to whoever took that mail from somebody else.
 */
export interface Understood {
  readonly command: Command;
  readonly says: string;
}

export type MailAnswer =
  | { readonly kind: 'answers'; readonly answers: readonly Understood[] }
  | {
      readonly kind: 'nothing';
      readonly why: 'only quoted' | 'empty' | 'too many' | 'not understood';
      readonly sentence: string;
    };

const answersAtMost = 20;

/** What may be written, as the guide and the letters name it. */
export const commandHelp = [
  'ok',
  'prefer 2026-12-17 16:00 UTC and why',
  'object 2026-12-17 16:00 UTC and why',
  'affected, not affected, or unknown; with a colon and products where they differ',
  'read',
  'feedback 1.33 builds, and what you found (applies, builds, fixes or regression)',
  'usage, and what users have to change',
  'ask, and your question',
] as const;

/**
 * Reads the answers in a mail: commands on the first lines of the writer's own words, one a line, with or without `!`,
 * until a line that is none; of more than 20 none counts. `ask`, `feedback` and `usage` take all that follows as their text. Moments are in UTC.
 */
export function readMailAnswer(text: string): MailAnswer {
  const { lines, isQuoting } = ownWords(text);
  if (lines.length === 0) {
    return isQuoting
      ? { kind: 'nothing', why: 'only quoted', sentence: 'It holds nothing but quoted text.' }
      : { kind: 'nothing', why: 'empty', sentence: 'It holds no text of its own.' };
  }
  const answers: Understood[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' && answers.length > 0) continue;
    const found = readLine(
      line.trim(),
      lines
        .slice(at + 1)
        .join('\n')
        .trim(),
    );
    if (!found) break;
    answers.push(found.understood);
    if (found.takesRest || answers.length > answersAtMost) break;
  }
  if (answers.length > answersAtMost)
    return { kind: 'nothing', why: 'too many', sentence: `It holds more than ${answersAtMost} answers.` };
  if (answers.length > 0) return { kind: 'answers', answers };
  return { kind: 'nothing', why: 'not understood', sentence: 'Its first line is no answer that is known.' };
}

type Found = { readonly understood: Understood; readonly takesRest?: true };

function readLine(line: string, rest: string): Found | undefined {
  const plain = line.replace(/^!\s*/, '').replace(/^(?:date|status)\s+/i, '');
  const [, word = '', tail = ''] = /^(not affected|\p{L}+)[.!]?(?:\s*[:,]?\s*(.*))$/iu.exec(plain) ?? [];
  const verb = word.toLowerCase();
  const whole = [tail, rest].filter(Boolean).join('\n');
  switch (verb) {
    case 'ok':
      return tail === '' ? answer({ type: 'AnswerDate', answer: 'ok' }, 'The date works.') : undefined;
    case 'prefer':
    case 'object':
      return dated(verb, tail);
    case 'affected':
    case 'not affected':
    case 'unknown':
      return affected(verb, plain);
    case 'read':
    case 'ack':
      return tail === '' ? answer({ type: 'OpenNotice' }, 'You have read the notice.') : undefined;
    case 'ask':
      return whole
        ? { ...answer({ type: 'AskTeam', text: whole }, 'A question to the team.'), takesRest: true }
        : undefined;
    case 'usage':
      return whole ? { ...trial('required', whole), takesRest: true } : undefined;
    case 'feedback':
      return whole ? { ...trial('not known', whole), takesRest: true } : undefined;
    default:
      return undefined;
  }
}

const answer = (command: Command, says: string): Found => ({ understood: { command, says } });

/** A preference or an objection: the earliest moment first, where one is named, then the reason. */
function dated(kind: 'prefer' | 'object', tail: string): Found | undefined {
  const found = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?)?\s*(?:UTC|Z)?(?=$|[\s,.:;])[\s,.:;]*(.*)$/i.exec(tail);
  const earliest = found ? momentOf(found[1]!, found[2]) : undefined;
  if (found ? !earliest : /^\d/.test(tail)) return undefined;
  const reason = found ? found[3]! : tail;
  // Another zone behind the time would be read as words, and the moment as one that was not meant.
  if (found?.[2] && /^(?:[+-]\d\d:?\d\d|[A-Z]{2,4}T)\b/.test(reason)) return undefined;
  const says = kind === 'prefer' ? 'You would prefer another date' : 'You object to the date';
  const when = earliest ? `; the earliest that works is ${sayInstant(earliest)}` : '';
  return answer({ type: 'AnswerDate', answer: kind, reason, ...(earliest ? { earliest } : {}) }, `${says}${when}.`);
}

function momentOf(day: string, time = '00:00'): Instant | undefined {
  try {
    return instant(`${day}T${time}:00Z`);
  } catch {
    return undefined;
  }
}

/** Products stand behind a colon: a sentence that happens to begin with the word is no answer. */
function affected(status: 'affected' | 'not affected' | 'unknown', plain: string): Found | undefined {
  const tail = plain.slice(status.length).trim();
  const [, products = ''] = /^:\s*(.{1,300})$/.exec(tail) ?? [];
  if (!products && !/^[.!]?$/.test(tail)) return undefined;
  const says = `${status === 'unknown' ? 'You do not know yet whether you are affected' : `You are ${status}`}`;
  return answer(
    { type: 'TellAffected', affected: status, products },
    `${says}${products ? ', in the products that you named' : ''}.`,
  );
}

function trial(usageChanges: 'required' | 'not known', text: string): Found {
  const [, line, result, more] =
    /^(?:(\d[\w.-]{0,20})\s+)?(?:(applies|builds|fixes|regression)\b[\s,.:;]*)?([\s\S]*)$/i.exec(text) ?? [];
  const known = trialResults.find((one) => one === result?.toLowerCase());
  const command = {
    type: 'GiveFeedback',
    usageChanges,
    ...(line ? { line } : {}),
    ...(known ? { result: known } : {}),
    text: more?.trim() || known || text,
  };
  const usage = usageChanges === 'required' ? ' Users have to change something.' : '';
  return answer(
    command,
    `Feedback on the fix${line ? ' of the line that you named' : ''}${known ? `: ${known}` : ''}.${usage}`,
  );
}
