import type { Case } from '../../case/model.ts';
import { weekdayOf } from '../calendar.ts';
import { clockDefinitions, clocks } from '../clocks.ts';
import { day, hour, type Instant, minute, plus } from '../instant.ts';
import type { Playbook } from '../playbook.ts';
import type { Spot } from './world.ts';

/** What a case says without anything following from it: forgotten, so that equal situations are one state. */
const forgotten = new Set([
  ...['id', 'project', 'number', 'report', 'openedAt', 'playbook', 'ref', 'channel', 'since', 'reason', 'note', 'text'],
  ...['messages', 'posts', 'people', 'place', 'source', 'url', 'evidence', 'planned'],
  ...['affectedness', 'result'],
  ...['fork', 'communicationPlan', 'draftToldAt', 'seenAt', 'teamActedAt', 'reminded', 'credit'],
  ...['bundles', 'downloads'],
]);

const isInstant = (text: string): text is Instant => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
const longest = 60;

/** The form of one part of a case from the last moment in it that has passed until the first that has not. */
interface Form {
  readonly text: string;
  readonly from: string;
  readonly until: string;
}

/** What holds no moment has its form at all times. */
const always = (text: string): Form => ({ text, from: '', until: '~' });

const keys = new WeakMap<Spot, string>();

/** Parts of a case are shared between its states, so each is put into its form once. */
const known = new WeakMap<object, Form>();

/**
 * The canonical form of a case at a moment: equal forms are one state of the abstraction. Texts are forgotten, names
 * and ids that were made up are all alike, a moment is past or ahead, a clock before, due or late, and of a list count
 * its newest entry and whether there were none, one or many before.
 */
export function keyOf(spot: Spot, playbook: Playbook): string {
  const key = keys.get(spot) ?? madeKey(spot, playbook);
  keys.set(spot, key);
  return key;
}

function madeKey(spot: Spot, playbook: Playbook): string {
  const phases = timersOf(spot, playbook).map((timer) => `${timer.id}:${phaseOf(timer, spot.now)}`);
  return `${formOf(spot.state, spot.now).text}|${phases.join(',')}|${leavesToday(spot.now, playbook)}`;
}

/** Whether the train of releases leaves on this day; a project without one has no such question. */
const leavesToday = (now: Instant, { severity, calendar }: Playbook): boolean =>
  severity.train.length > 0 && severity.train.includes(weekdayOf(now, calendar));

function formOf(value: unknown, now: Instant): Form {
  if (typeof value === 'string') return formOfText(value, now);
  if (typeof value === 'number') return always(String(Math.min(value, 2)));
  if (value === null || typeof value !== 'object') return always(String(value));
  const old = known.get(value);
  if (old && old.from <= now && now < old.until) return old;
  const form = Array.isArray(value) ? formOfList(value, now) : formOfFields(value, now);
  known.set(value, form);
  return form;
}

function formOfText(text: string, now: Instant): Form {
  if (isInstant(text))
    return text <= now ? { text: 'past', from: text, until: '~' } : { text: 'ahead', from: '', until: text };
  if (/^(id|REF)-\d+$/.test(text)) return always('#');
  if (/^(CWE-\d+|CVSS:\d\.\d\/.+|AV:[NAL]\/.+)$/.test(text)) return always('#');
  return always(text.length > longest ? '…' : text);
}

/** The form of a whole whose parts have these forms. */
function formed(text: string, parts: readonly Form[]): Form {
  let [from, until] = ['', '~'];
  for (const part of parts) {
    if (part.from > from) from = part.from;
    if (part.until < until) until = part.until;
  }
  return { text, from, until };
}

function formOfList(list: readonly unknown[], now: Instant): Form {
  const forms = list.map((each) => formOf(each, now));
  const texts = forms.map(({ text }) => text);
  const isShort = texts.every((text) => text.length < longest);
  const earlier = isShort ? [...new Set(texts)].sort().join(';') : String(Math.min(texts.length, 2));
  return formed(`[${isShort ? '' : (texts.at(-1) ?? '')};${earlier}]`, forms);
}

function formOfFields(value: object, now: Instant): Form {
  const names = Object.keys(value).filter((name) => !forgotten.has(name));
  const fields = names.sort().map((name) => ({ name, form: formOf((value as Record<string, unknown>)[name], now) }));
  return formed(
    `{${fields.map(({ name, form }) => `${name}=${form.text}`).join(',')}}`,
    fields.map(({ form }) => form),
  );
}

/** Every clock that runs or ran in the case, as its definition starts it and the playbook ends it. */
export interface Timer {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly dueAt: Instant;
  readonly metAt?: Instant;
  readonly isMissed: boolean;
}

const wound = new WeakMap<Playbook, Map<string, readonly Timer[]>>();
const woundOf = new WeakMap<Case, { readonly playbook: Playbook; readonly timers: readonly Timer[] }>();

/** The clocks of a case; those of cases in which they run alike are computed once. */
export function timersOf({ state, now }: Spot, playbook: Playbook): readonly Timer[] {
  const last = woundOf.get(state);
  if (last?.playbook === playbook) return last.timers;
  const timers = timersAt(state, now, playbook);
  woundOf.set(state, { playbook, timers });
  return timers;
}

function timersAt(state: Case, now: Instant, playbook: Playbook): readonly Timer[] {
  const runs = clockDefinitions.map((definition) => definition.run(state, playbook));
  const name = JSON.stringify([runs, state.severity?.word]);
  const known = wound.get(playbook) ?? new Map<string, readonly Timer[]>();
  wound.set(playbook, known);
  const old = known.get(name);
  if (old) return old;
  const timers = clocks(state, playbook, now).map(({ id, title, owner, dueAt, metAt, state: stands }) => ({
    ...{ id, title, owner, dueAt, isMissed: stands === 'missed' },
    ...(metAt ? { metAt } : {}),
  }));
  known.set(name, timers);
  return timers;
}

/** An hour and a half past its moment a clock is late beyond every grace. */
const lateAfter = hour + 30 * minute;

function phaseOf({ metAt, isMissed, dueAt }: Timer, now: Instant): 'before' | 'due' | 'late' | 'kept' | 'missed' {
  if (metAt) return isMissed ? 'missed' : 'kept';
  if (now < dueAt) return 'before';
  return now < plus(dueAt, lateAfter) ? 'due' : 'late';
}

/** The next moment at which something changes by itself: a moment named in the case, or a clock due or late. */
export function nextMark({ state, now }: Spot, playbook: Playbook): Instant | undefined {
  const running = timersOf({ state, now }, playbook).filter((timer) => !timer.metAt);
  const marks = [...running.flatMap(({ dueAt }) => [dueAt, plus(dueAt, lateAfter)]), ...momentsIn(state)];
  return marks.filter((at) => at > now).sort()[0] ?? nextTrain(now, playbook);
}

/** The first day of the coming week on which the train leaves, where it does not leave today. */
function nextTrain(now: Instant, playbook: Playbook): Instant | undefined {
  if (leavesToday(now, playbook)) return undefined;
  const week = [1, 2, 3, 4, 5, 6].map((days) => plus(now, days * day));
  return week.find((at) => leavesToday(at, playbook));
}

function momentsIn(value: unknown, found = new Set<Instant>()): ReadonlySet<Instant> {
  if (typeof value === 'string' && isInstant(value)) found.add(value);
  else if (value !== null && typeof value === 'object') for (const part of Object.values(value)) momentsIn(part, found);
  return found;
}
