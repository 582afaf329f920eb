import type { CaseRoom } from '../../app/queries/cases.ts';
import { type Advisory, advisorySchema } from '../../core/advisory/advisory.ts';
import type { Fault } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';

/** The editor's fields by their dotted path in the advisory: `title`, `affected.0.ranges.1.fixed`. */
export type AdvisoryFields = Readonly<Record<string, string>>;

const texts = [
  'id',
  'title',
  'summary',
  'description',
  'impact',
  'attackVectors',
  'workarounds',
  'detection',
  'solution',
] as const;
const maybe = ['cvss', 'cwe'] as const;
const productKeys = ['vendor', 'product', 'purl', 'ecosystem', 'package'] as const;
/** What the editor has no field for and passes on as it is. */
const passedOn = ['vectors', 'weaknesses', 'aliases', 'timeline'] as const;
const statementKeys = ['vendor', 'product', 'purl', 'version', 'status', 'justification', 'why'] as const;
const rangeKeys = ['line', 'introduced', 'fixed', 'lastAffected', 'precondition', 'unpatched', 'planned'] as const;

/** What the editor shows for an advisory. */
export function fieldsOfAdvisory(advisory: unknown, path = ''): Record<string, string> {
  if (typeof advisory === 'string') return { [path]: advisory };
  if (advisory === null || typeof advisory !== 'object') return {};
  const inner = Object.entries(advisory).map(([key, value]) => fieldsOfAdvisory(value, path ? `${path}.${key}` : key));
  return Object.assign({}, ...inner) as Record<string, string>;
}

/** What the editor begins with: the newest revision, or what the case knows already. */
export function startingAdvisory({ case: state, project, now, facts }: CaseRoom): AdvisoryFields {
  const newest = state.advisory.revisions.at(-1)?.advisory;
  if (newest) return fieldsOfAdvisory(newest);
  const ranges = Object.values(state.fixes).map(({ line, planned }) => ({ line, introduced: '0', fixed: planned }));
  // Counted by what is public, so that nobody learns from an id how many cases there are.
  const prefix = `${project.product.toUpperCase()}-${now.slice(0, 4)}-`;
  const taken = facts.takenAdvisoryIds?.filter((id) => id.startsWith(prefix)).length ?? 0;
  const id = `${prefix}${String(taken + 1).padStart(3, '0')}`;
  const cvss = state.severity?.vector;
  return fieldsOfAdvisory({
    id,
    cvss,
    cwe: state.cwe,
    affected: [{ vendor: project.vendor, product: project.product, ranges }],
  });
}

/** How many rows of a list have fields, by the highest number that is named. */
export function rowsOf(fields: AdvisoryFields, list: string): number {
  const pattern = new RegExp(`^${list.replaceAll('.', '\\.')}\\.(\\d{1,3})\\.`);
  return Math.max(0, ...Object.keys(fields).map((name) => Number(pattern.exec(name)?.[1] ?? -1) + 1));
}

/** Rows with something in them, each with the number that it has in the editor. */
function filled<const K extends string>(fields: AdvisoryFields, list: string, keys: readonly K[]) {
  return Array.from({ length: rowsOf(fields, list) }, (_, at) => ({
    at,
    values: Object.fromEntries(
      keys.map((key) => [key, (fields[`${list}.${at}.${key}`] ?? '').trim()]).filter(([, text]) => text !== ''),
    ) as Partial<Record<K, string>>,
  })).filter(({ values }) => Object.keys(values).length > 0);
}

/** Rows with a text in them. Choices alone say nothing: whoever clears the texts of a row takes it out. */
const named = <T extends { readonly values: object }>(
  rows: readonly T[],
  ...choices: readonly string[]
): readonly T[] => rows.filter(({ values }) => Object.keys(values).some((key) => !choices.includes(key)));

/**
 * The advisory out of the editor's fields. Empty rows are dropped; what the editor does not show is taken over from the
 * newest revision. Faults name the editor's own rows.
 */
export function advisoryFrom(fields: AdvisoryFields, newest: Advisory | undefined): Advisory | readonly Fault[] {
  const text = (name: string): string => (fields[name] ?? '').trim();
  const affected = Array.from({ length: rowsOf(fields, 'affected') }, (_, at) => ({
    at,
    product: Object.fromEntries(
      productKeys.map((key) => [key, text(`affected.${at}.${key}`)]).filter(([, value]) => value !== ''),
    ),
    ranges: filled(fields, `affected.${at}.ranges`, rangeKeys),
  })).filter(({ product, ranges }) => Object.keys(product).length > 0 || ranges.length > 0);
  const statements = named(filled(fields, 'statements', statementKeys), 'status', 'justification');
  const scores = filled(fields, 'scores', ['environment', 'cvss']);
  const references = named(filled(fields, 'references', ['url', 'title', 'kind']), 'kind');
  const credits = named(filled(fields, 'credits', ['name', 'affiliation', 'role']), 'role');
  const given = {
    ...Object.fromEntries(texts.map((name) => [name, text(name)])),
    ...Object.fromEntries(maybe.filter((name) => text(name) !== '').map((name) => [name, text(name)])),
    ...(newest?.ghsa ? { ghsa: newest.ghsa } : {}),
    ...(newest?.cve ? { cve: newest.cve } : {}),
    ...Object.fromEntries(passedOn.filter((key) => newest?.[key]).map((key) => [key, newest?.[key]])),
    affected: affected.map(({ product, ranges }) => ({
      ...product,
      ranges: ranges.map(({ values }) => values),
      ...commitsOf(product, newest),
    })),
    ...(statements.length > 0 ? { statements: statements.map(({ values }) => values) } : {}),
    ...(scores.length > 0 ? { scores: scores.map(({ values }) => values) } : {}),
    references: references.map(({ values }) => ({
      kind: newest?.references.find(({ url }) => url === values.url)?.kind ?? 'web',
      ...values,
    })),
    credits: credits.map(({ values }) => {
      const before = newest?.credits.find(({ name }) => name === values.name);
      return { role: before?.role ?? 'finder', ...(before?.url ? { url: before.url } : {}), ...values };
    }),
  };
  const parsed = advisorySchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const rows: Readonly<Record<string, readonly number[]>> = {
    affected: affected.map(({ at }) => at),
    statements: statements.map(({ at }) => at),
    scores: scores.map(({ at }) => at),
    references: references.map(({ at }) => at),
    credits: credits.map(({ at }) => at),
    ...Object.fromEntries(
      affected.map(({ ranges }, index) => [`affected/${index}/ranges`, ranges.map(({ at }) => at)]),
    ),
  };
  return faultsFromZod(parsed.error, given).map((each) => ({ ...each, path: inEditor(each.path, rows) }));
}

/** The commits of a product, which stand in no field, by the product's name. */
function commitsOf(product: Readonly<Record<string, string>>, newest: Advisory | undefined) {
  const same = newest?.affected.find((one) => one.vendor === product.vendor && one.product === product.product);
  return same?.commits ? { commits: same.commits } : {};
}

/** A path in the advisory as a path in the editor, whose empty rows still count. */
function inEditor(path: string, rows: Readonly<Record<string, readonly number[]>>): string {
  const [, list = '', index, inner, innerIndex, ...rest] = path.split('/');
  if (index === undefined || !rows[list]) return path;
  const outer = `/${list}/${rows[list][Number(index)] ?? index}`;
  if (inner === undefined) return outer;
  const within = rows[`${list}/${index}/${inner}`];
  if (innerIndex === undefined) return `${outer}/${inner}`;
  return [`${outer}/${inner}/${within?.[Number(innerIndex)] ?? innerIndex}`, ...rest].join('/');
}
