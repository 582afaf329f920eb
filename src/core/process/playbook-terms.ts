import { type Length, sayLength } from './calendar.ts';
import type { Playbook } from './playbook.ts';
import { cveRequiredFor } from './playbook-cve.ts';
import { groupOf, type MemberWords, memberWords, subjectOf } from './playbook-words.ts';

/** One sentence of a playbook's law: what it is about, and what holds. */
export interface Term {
  /** Where it stands in the playbook, such as `clocks.first-contact`. */
  readonly key: string;
  readonly group: string;
  readonly subject: string;
  /** In words; of a set, its members in words. */
  readonly value: string;
  /** Of a set: what it holds, in no order that matters. */
  readonly members?: readonly string[];
  readonly words?: MemberWords;
}

/** What stands at the head of a playbook and binds nobody. */
const labels = ['name', 'version', 'title', 'source', 'calendar.name'];

/** Lists whose order is law; every other list of words is a set. */
const ordered = ['followUps', 'blocks', 'escalation'];

/** Lists that mean more when nothing is in them: what they mean then. */
const whereEmpty: Readonly<Record<string, string>> = {
  'clocks.report-to-public.severities': 'every one',
  'severity.train': 'any day',
  'regulatory.cra.memberStates': 'not known',
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * A playbook as its sentences of law, in the order of its schema. Keys that were added later have their sentence by
 * themselves: the words of `playbook-words.ts` where it has them, else the key.
 */
export function termsOf(playbook: Playbook): readonly Term[] {
  const { requiredForPublication: _, ...cve } = playbook.cve;
  const oneSpelling = { ...playbook, cve: { ...cve, requiredFor: cveRequiredFor(playbook) } };
  return Object.entries(oneSpelling).flatMap(([key, value]) => termsAt([key], value));
}

function termsAt(path: readonly string[], value: unknown): readonly Term[] {
  const key = path.join('.');
  if (labels.includes(key)) return [];
  if (Array.isArray(value)) return termsOfList(path, value);
  if (value === null || value === undefined || typeof value !== 'object') return [term(path, sayScalar(value))];
  if (!isLength(value)) return Object.entries(value).flatMap(([name, inner]) => termsAt([...path, name], inner));
  const { amount, unit, ...beside } = value;
  return [
    term(path, sayLength({ amount, unit })),
    ...Object.entries(beside).flatMap(([name, inner]) => termsAt([...path, name], inner)),
  ];
}

/** A list of things with ids is told thing by thing; one of words as a set, or in its order where that is law. */
function termsOfList(path: readonly string[], list: readonly unknown[]): readonly Term[] {
  if (list.length > 0 && list.every(hasId)) {
    return [
      ...(isOrderOfIds(path) ? [term([...path, 'order'], list.map(({ id }) => id).join(', then '))] : []),
      ...list.flatMap(({ id, ...rest }) => termsAt([...path, id], rest)),
    ];
  }
  const words = list.map((each) => (isFields(each) ? sayFields(each) : String(each)));
  if (words.length > 0 && isOrdered(path)) return [term(path, words.join(', then '))];
  const empty = whereEmpty[path.join('.')];
  if (empty) return [term(path, words.toSorted().join(', ') || empty)];
  return [{ ...term(path, words.join(', ') || 'none'), members: words, ...membersAt(path) }];
}

const isOrdered = (path: readonly string[]): boolean => ordered.includes(path.at(-1)!);

/** The first rule that holds decides, so the order of the tracks is law too. */
const isOrderOfIds = (path: readonly string[]): boolean => path.join('.') === 'severity.tracks';

function membersAt(path: readonly string[]): { readonly words?: MemberWords } {
  const words = memberWords(path);
  return words ? { words } : {};
}

const term = (path: readonly string[], value: string): Term => ({
  key: path.join('.'),
  group: groupOf(path),
  subject: subjectOf(path),
  value,
});

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasId = (value: unknown): value is Fields & { readonly id: string } =>
  isFields(value) && typeof value.id === 'string';

const isLength = (value: object): value is Length & Fields => 'amount' in value && 'unit' in value;

function sayScalar(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value).replaceAll(/\s+/g, ' ').trim();
}

/** A thing without an id on one line: its values, lengths in words. */
function sayFields(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => {
      if (isFields(value)) return `${name} ${isLength(value) ? sayLength(value) : sayFields(value)}`;
      return `${name} ${Array.isArray(value) ? value.join(', ') : sayScalar(value)}`;
    })
    .join(', ');
}
