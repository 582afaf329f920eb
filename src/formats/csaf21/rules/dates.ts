import { eachOf, type Found, type Rule } from './rule.ts';
import { type At, type Csaf21, each, metrics, vulnerabilities } from './view.ts';

// §2.3: RFC 3339 with the letters T and Z, and no leap seconds.
const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/;

/** Whether a text is a moment as CSAF 2.1 writes it, on a day that there is. */
export function isMoment(text: string): boolean {
  const [, year, month, day, hour, minute, second, offHour = '0', offMinute = '0'] = shape.exec(text) ?? [];
  if (year === undefined) return false;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days;
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isDay && isTime && Number(offHour) < 24 && Number(offMinute) < 60;
}

/** Milliseconds and the digits behind them, so that moments of finer clocks compare too. */
function compare(a: string, b: string): number {
  const rest = (text: string) => (/\.\d{3}(\d+)/.exec(text)?.[1] ?? '').replace(/0+$/, '');
  return Date.parse(a) - Date.parse(b) || (rest(a) < rest(b) ? -1 : rest(a) > rest(b) ? 1 : 0);
}

const numbersOf = (version: string): readonly number[] => {
  const [main = ''] = version.split(/[-+]/);
  return `${main}.0.0`.split('.').slice(0, 3).map(Number);
};

type Revision = Csaf21['document']['tracking']['revision_history'][number];

/** The history by date, and where that is the same by number (test 6.1.14). */
export const sortedHistory = ({ document }: Csaf21): readonly Revision[] =>
  document.tracking.revision_history.toSorted((a, b) => {
    const [x, y] = [numbersOf(a.number), numbersOf(b.number)];
    return compare(a.date, b.date) || x[0]! - y[0]! || x[1]! - y[1]! || x[2]! - y[2]!;
  });

/** The date of the newest revision. */
const newest = (document: Csaf21): string => sortedHistory(document).at(-1)?.date ?? '';
const isReleased = ({ document }: Csaf21): boolean => ['final', 'interim'].includes(document.tracking.status);

/** Test 6.1.21: the numbers run from 0 or 1 upwards without a gap, in the order of their dates. */
function* gaps(document: Csaf21): Iterable<Found> {
  const majors = sortedHistory(document).map(({ number }) => numbersOf(number)[0]!);
  const all = new Set(majors);
  const path = '/document/tracking/revision_history';
  if (majors[0] !== undefined && majors[0] > 1) yield [path, `the history begins with version ${majors[0]}`];
  for (const [n, major] of majors.entries()) {
    const before = majors[n - 1];
    if (before === undefined || major === before || major === before + 1) continue;
    for (let missing = before + 1; missing < major; missing += 1) {
      const where = all.has(missing) ? 'stands at another place' : 'is missing';
      yield [path, `version ${missing} ${where}`];
    }
    if (major < before) yield [path, `version ${major} follows on version ${before}`];
  }
}

function moments(document: Csaf21): readonly At<string>[] {
  const found: At<string>[] = [];
  const visit = (path: string, value: unknown) => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, inner] of Object.entries(value)) {
      const at = `${path}/${key}`;
      if (/^(.*_)?date$|^timestamp$/.test(key) && typeof inner === 'string') found.push({ path: at, it: inner });
      else if (key !== 'x_extensions') visit(at, inner);
    }
  };
  visit('', document);
  return found;
}

function* sameTimes({ document }: Csaf21): Iterable<Found> {
  const history = document.tracking.revision_history;
  for (const [n, { date }] of history.entries()) {
    const same = history.findIndex((other) => compare(other.date, date) === 0);
    if (same < n) yield [`/document/tracking/revision_history/${n}/date`, `revision ${same + 1} has the same time`];
  }
}

const exploitations = (document: Csaf21) =>
  vulnerabilities(document).flatMap(({ path, it }) =>
    each(`${path}/first_known_exploitation_dates`, it.first_known_exploitation_dates),
  );
const epss = (document: Csaf21) =>
  metrics(document).flatMap(({ path, it }) =>
    it.content.epss ? [{ path: `${path}/content/epss/timestamp`, it: it.content.epss.timestamp }] : [],
  );
const ssvc = (document: Csaf21) =>
  metrics(document).flatMap(({ path, it }) =>
    it.content.ssvc_v2 ? [{ path: `${path}/content/ssvc_v2/timestamp`, it: it.content.ssvc_v2.timestamp }] : [],
  );
const disclosures = (document: Csaf21) =>
  vulnerabilities(document).flatMap(({ path, it }) =>
    it.disclosure_date === undefined ? [] : [{ path: `${path}/disclosure_date`, it: it.disclosure_date }],
  );

/** A moment that a released document cannot know yet: later than its newest revision. */
const later = (clause: string, of: (document: Csaf21) => readonly At<string>[]): Rule =>
  eachOf(
    clause,
    (document) => (isReleased(document) ? of(document) : []),
    ({ path, it }, document) => compare(it, newest(document)) > 0 && [path, 'this is later than the newest revision'],
  );

const fifteenDays = 15 * 86_400_000;

/** Test 6.2.41: of the scores of a vulnerability, the youngest counts. */
function* oldScores(document: Csaf21): Iterable<Found> {
  if (!isReleased(document)) return;
  for (const { path, it } of vulnerabilities(document)) {
    const own = each(`${path}/metrics`, it.metrics).flatMap((one) =>
      one.it.content.epss ? [{ path: `${one.path}/content/epss/timestamp`, it: one.it.content.epss.timestamp }] : [],
    );
    const youngest = own.toSorted((a, b) => compare(a.it, b.it)).at(-1);
    if (youngest && Date.parse(newest(document)) - Date.parse(youngest.it) > fifteenDays) {
      yield [youngest.path, 'the score is more than 15 days older than the newest revision'];
    }
  }
}

/** Tests about moments and the history; `now` in milliseconds decides what lies in the past (test 6.2.33). */
export const dateRules = (now: number): readonly Rule[] => [
  { clause: '6.1.21', find: gaps },
  eachOf('6.1.37', moments, ({ path, it }) => !isMoment(it) && [path, `${it} is no moment as §2.3 writes it`]),
  later('6.1.49', ssvc),
  later('6.1.51', epss),
  later('6.1.52', (document) =>
    exploitations(document).flatMap(({ path, it }) => [
      { path: `${path}/date`, it: it.date },
      { path: `${path}/exploitation_date`, it: it.exploitation_date },
    ]),
  ),
  eachOf(
    '6.1.53',
    exploitations,
    ({ path, it }) =>
      compare(it.exploitation_date, it.date) > 0 && [`${path}/exploitation_date`, 'this is later than its date'],
  ),
  { clause: '6.2.21', find: sameTimes },
  eachOf('6.2.33', disclosures, ({ path, it }, document) => {
    const isPast = Date.parse(it) <= now;
    return isPast && compare(it, newest(document)) > 0 && [path, 'this is later than the newest revision'];
  }),
  { clause: '6.2.41', find: oldScores },
];
