import { type Advisory, advisorySchema, creditRoles } from '../../core/advisory/advisory.ts';
import { warning } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { cveShape, cweShape, fields, firstOf, ghsaShape, items, type ReadAdvisory, textOf } from '../read.ts';
import { checkOsv } from './check.ts';

const kinds: Readonly<Record<string, Advisory['references'][number]['kind']>> = {
  ADVISORY: 'advisory',
  FIX: 'fix',
  ARTICLE: 'article',
  REPORT: 'report',
};

type Range = Advisory['affected'][number]['ranges'][number];

/** The line of a version: major and minor; of '0' or a version of another kind, the text as it is. */
const lineOf = (version: string): string => /^v?(\d+\.\d+)\./.exec(version)?.[1] ?? version;

/** Events in order become ranges: each `introduced` opens one, the next `fixed` closes it. */
function rangesOf(events: readonly unknown[]): Range[] {
  const ranges: Range[] = [];
  for (const event of events.map(fields)) {
    const introduced = textOf(event.introduced);
    const fixed = textOf(event.fixed);
    const open = ranges.at(-1);
    if (introduced) ranges.push({ line: lineOf(introduced).slice(0, 40), introduced });
    else if (fixed && open && !open.fixed)
      ranges[ranges.length - 1] = { ...open, line: lineOf(fixed).slice(0, 40), fixed };
  }
  return ranges;
}

function affectedOf(entry: unknown): Advisory['affected'] {
  const named = fields(fields(entry).package);
  const name = textOf(named.name);
  const ranges = items(fields(entry).ranges)
    .map(fields)
    .filter((range) => range.type !== 'GIT')
    .flatMap((range) => rangesOf(items(range.events)));
  if (!name || ranges.length === 0) return [];
  const purl = textOf(named.purl).replace(/@[^/]*$/, '');
  const parts = name.split('/');
  return [
    {
      vendor: (parts.length > 1 ? parts.at(-2) : name) ?? name,
      product: parts.at(-1) ?? name,
      ...(purl ? { purl } : {}),
      ecosystem: textOf(named.ecosystem),
      package: name,
      ranges,
    },
  ];
}

function creditsOf(value: unknown): unknown[] {
  return items(value).map((entry) => {
    const said = textOf(fields(entry).type).toLowerCase().replaceAll('_', ' ');
    const role = creditRoles.find((known) => known === said) ?? 'other';
    return { name: textOf(fields(entry).name), role };
  });
}

/** Reads an OSV record into the neutral advisory. Ranges of commits and lists of versions have no place there. */
export async function readOsv(text: string): Promise<ReadAdvisory> {
  const faults = await checkOsv(text);
  if (faults.some((found) => found.severity === 'error')) return { faults };
  const record = fields(JSON.parse(text));
  const ids = [record.id, ...items(record.aliases)].map(textOf);
  const vectors = items(record.severity).map((entry) => textOf(fields(entry).score));
  const weaknesses = items(fields(record.database_specific).cwe_ids).map(textOf);
  const result = advisorySchema.safeParse({
    id: textOf(record.id).replace(/^x_/, ''),
    title: textOf(record.summary).slice(0, 300),
    description: textOf(record.details),
    workarounds: '',
    cvss: vectors.find((vector) => vector.startsWith('CVSS:')) ?? vectors[0],
    cwe: firstOf(weaknesses, cweShape),
    cve: firstOf(ids, cveShape),
    ghsa: firstOf(ids, ghsaShape),
    affected: items(record.affected).flatMap(affectedOf),
    references: items(record.references).map((entry) => {
      const { type, url } = fields(entry);
      return { kind: kinds[textOf(type)] ?? 'web', url };
    }),
    credits: creditsOf(record.credits),
  });
  if (!result.success) return { faults: faultsFromZod(result.error) };
  const lost = items(record.affected).length > result.data.affected.length;
  const said = 'Some affected entries have only commits or single versions, which have no place in the advisory.';
  const hints = lost ? [warning('osv-lost', '/affected', said, 'Add their version ranges by hand.')] : [];
  return { advisory: result.data, faults: [...faults, ...hints] };
}
