import { type Fault, warning } from '../core/case/fault.ts';
import { pointerTo } from '../core/case/zod-faults.ts';
import { instant } from '../core/process/instant.ts';

/** One place of a document under reading. What a reader takes is kept; all the rest is lost, and told as lost. */
export interface Part {
  readonly path: string;
  /** What stands there, without taking it. */
  readonly value: unknown;
  /** A field of this place; an empty place where there is none. */
  at(key: string): Part;
  /** The entries of a list; none of anything else. */
  items(): readonly Part[];
  /** Every field of this place; none of anything but a set of fields. */
  fields(): readonly Part[];
  /** The text here, taken; '' where there is none. What is longer than `longest` is cut, and told as cut. */
  text(longest?: number): string;
  /** The moment here in UTC, taken; undefined where there is none that can be read, or nobody set it. Without a zone it is UTC. */
  moment(): string | undefined;
  /** Takes everything here: the advisory says it, or implies it. */
  take(): void;
}

/** What the reading makes, as a person calls it, and what to do about what had no place there. */
interface LossWords {
  readonly made: string;
  readonly mend: string;
}

const advisoryWords: LossWords = {
  made: 'the advisory',
  mend: 'Keep the document at hand, or say it in one of the texts.',
};

export interface Reading {
  readonly whole: Part;
  /** What nobody took, one warning for each smallest place that holds all of it. */
  losses(rule: string, words?: LossWords): Fault[];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every(isEmpty));

/** Starts to read a document. The same place may be taken more than once. */
export function reading(document: unknown): Reading {
  const taken = new Set<string>();
  const cut = new Map<string, Fault>();
  const part = (path: readonly PropertyKey[], value: unknown): Part => ({
    path: pointerTo(path),
    value,
    at: (key) => part([...path, key], own(value, key)),
    items: () => (Array.isArray(value) ? value.map((inner, n) => part([...path, n], inner)) : []),
    fields: () =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).map(([key, inner]) => part([...path, key], inner))
        : [],
    take: () => void taken.add(pointerTo(path)),
    text: (longest = Number.POSITIVE_INFINITY) => {
      if (typeof value !== 'string') return '';
      taken.add(pointerTo(path));
      if (value.length > longest) cut.set(pointerTo(path), cutAt(pointerTo(path), longest));
      return value.slice(0, longest).toWellFormed();
    },
    moment: () => {
      const at = typeof value === 'string' ? momentOf(value) : undefined;
      if (at !== undefined) taken.add(pointerTo(path));
      return at;
    },
  });
  return {
    whole: part([], document),
    losses: (rule, words = advisoryWords) => [...lost(document, taken, rule, words), ...cut.values()],
  };
}

const own = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

/** What programs in Go write where no time was set. */
const unset = '0001-01-01T00:00:00.000Z';

function momentOf(text: string): string | undefined {
  try {
    const found = instant(/(Z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text}Z`);
    return found === unset ? undefined : found;
  } catch {
    return undefined;
  }
}

const cutAt = (path: string, longest: number): Fault =>
  warning(
    'cut',
    path,
    `The text is longer than ${longest} characters and was cut.`,
    'Shorten it by hand, or link to the whole.',
  );

/** The beginning of a value as the end of a sentence. */
const excerpt = (value: unknown): string => {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).trimEnd();
  if (text.length > 80) return `${text.slice(0, 80).toWellFormed()}…`;
  return /[.!?…]$/.test(text) ? text : `${text}.`;
};

function lost(document: unknown, taken: ReadonlySet<string>, rule: string, { made, mend }: LossWords): Fault[] {
  const found: Fault[] = [];
  const tell = (path: readonly PropertyKey[], value: unknown) => {
    found.push(warning(rule, pointerTo(path), `This has no place in ${made}: ${excerpt(value)}`, mend));
  };
  /** Whether anything here was taken; what was not is told on the way, but for a place that holds nothing else. */
  const visit = (path: readonly PropertyKey[], value: unknown): 'taken' | 'lost' | 'empty' => {
    if (taken.has(pointerTo(path))) return 'taken';
    if (isEmpty(value)) return 'empty';
    if (typeof value !== 'object') return 'lost';
    const inner = Object.entries(value as object).map(([key, one]) => {
      const at = [...path, key];
      return { at, one, state: visit(at, one) };
    });
    if (!inner.some(({ state }) => state === 'taken')) return 'lost';
    for (const { at, one, state } of inner) if (state === 'lost') tell(at, one);
    return 'taken';
  };
  if (visit([], document) === 'lost') tell([], document);
  return found;
}
