import type { CaseRoom } from '../../app/queries/cases.ts';
import { type Advisory, advisorySchema } from '../../core/advisory/advisory.ts';
import { type Fault, fault } from '../../core/case/fault.ts';

/** The fields of the editor by name, each as text. Lists are one entry a line. */
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
const packageParts = ['vendor', 'product', 'purl', 'ecosystem', 'package'] as const;

/** What the editor shows for an advisory that exists. */
export function fieldsOfAdvisory(advisory: Advisory): AdvisoryFields {
  const first = advisory.affected[0];
  return {
    ...Object.fromEntries(texts.map((name) => [name, advisory[name]])),
    ...Object.fromEntries(packageParts.map((name) => [name, first?.[name] ?? ''])),
    ranges: (first?.ranges ?? [])
      .map(({ line, introduced, fixed }) => [line, introduced, fixed].filter(Boolean).join(' '))
      .join('\n'),
    references: advisory.references
      .map(({ kind, url, title }) => [kind, url, title].filter(Boolean).join(' '))
      .join('\n'),
  };
}

/** What the editor begins with: the newest revision, or what the case knows already. */
export function startingAdvisory({ case: state, project, now }: CaseRoom): AdvisoryFields {
  const newest = state.advisory.revisions.at(-1)?.advisory;
  if (newest) return fieldsOfAdvisory(newest);
  const fixes = Object.values(state.fixes);
  return {
    id: `${project.product.toUpperCase()}-${now.slice(0, 4)}-${state.number.slice(-3)}`,
    vendor: project.vendor,
    product: project.product,
    ranges: fixes.map(({ line, planned }) => [line, '0', planned].filter(Boolean).join(' ')).join('\n'),
  };
}

/** The advisory out of the editor's fields; what the editor does not show is taken over from the newest revision. */
export function advisoryFrom(fields: AdvisoryFields, newest: Advisory | undefined): Advisory | readonly Fault[] {
  const faults: Fault[] = [];
  const text = (name: string): string => (fields[name] ?? '').trim();
  const optional = (name: string) => (text(name) === '' ? {} : { [name]: text(name) });
  const before = newest?.affected[0];
  const ranges = lines(text('ranges')).map((row, at) => {
    const [line, introduced, fixed, ...rest] = row.split(/\s+/);
    if (!line || !introduced || rest.length > 0) {
      faults.push(
        fault(
          'range',
          '/ranges',
          `Row ${at + 1} is not “line introduced fixed”.`,
          'Write it such as 1.33 1.33.0 1.33.4.',
        ),
      );
    }
    const { introduced: _, fixed: __, ...kept } = before?.ranges.find((each) => each.line === line) ?? {};
    return { ...kept, line, introduced, ...(fixed ? { fixed } : {}) };
  });
  const references = lines(text('references')).map((row) => {
    const [kind, url, ...title] = row.split(/\s+/);
    return { kind, url, ...(title.length > 0 ? { title: title.join(' ') } : {}) };
  });
  const given = {
    ...Object.fromEntries(texts.map((name) => [name, text(name)])),
    affected: [
      {
        vendor: text('vendor'),
        product: text('product'),
        ...optional('purl'),
        ...optional('ecosystem'),
        ...optional('package'),
        ranges,
      },
      ...(newest?.affected.slice(1) ?? []),
    ],
    references,
    credits: newest?.credits ?? [],
    ...(newest?.ghsa ? { ghsa: newest.ghsa } : {}),
  };
  if (faults.length > 0) return faults;
  const parsed = advisorySchema.safeParse(given);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => {
    const field =
      path[0] === 'affected'
        ? path[2] === 'ranges'
          ? 'ranges'
          : String(path[2] ?? 'product')
        : String(path[0] ?? 'id');
    return fault('form', `/${field}`, `This is not right yet: ${message}.`, 'Correct it.');
  });
}

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((row) => row.trim())
    .filter(Boolean);
