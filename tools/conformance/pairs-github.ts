import { readGhsa } from '../../src/formats/ghsa/read.ts';
import { readOsv } from '../../src/formats/osv/read.ts';
import { bounds, firstDifference, type Pair } from './pair-rules.ts';

/** An advisory as GitHub's GraphQL interface has it. */
interface GraphAdvisory {
  readonly ghsaId: string;
  readonly identifiers: readonly { readonly value: string }[];
  readonly summary: string;
  readonly description: string;
  readonly references: readonly { readonly url: string }[];
  readonly vulnerabilities: {
    readonly nodes: readonly {
      readonly package: { readonly ecosystem: string; readonly name: string };
      readonly firstPatchedVersion: { readonly identifier: string } | null;
      readonly vulnerableVersionRange: string;
    }[];
  };
}

/** The same in the words of the REST interface, which is the one that we read. */
const restOf = (graph: GraphAdvisory): object => ({
  ghsa_id: graph.ghsaId,
  cve_id: graph.identifiers.find(({ value }) => value.startsWith('CVE-'))?.value ?? null,
  summary: graph.summary,
  description: graph.description,
  references: graph.references.map(({ url }) => url),
  vulnerabilities: graph.vulnerabilities.nodes.map((node) => ({
    package: { ecosystem: node.package.ecosystem.toLowerCase(), name: node.package.name },
    vulnerable_version_range: node.vulnerableVersionRange,
    patched_versions: node.firstPatchedVersion?.identifier ?? null,
  })),
});

/** GitHub's end without a patch stands under names of their own in OSV: there the range has no end. */
export async function githubPair({ first, second }: Pair): Promise<string | undefined> {
  const { advisory: github } = await readGhsa(JSON.stringify(restOf(JSON.parse(first))));
  const { advisory: osv } = await readOsv(second);
  if (!github || !osv) return 'one of the two is not read';
  return firstDifference([
    ['ranges', bounds(github), bounds(osv)],
    ['id', github.cve ?? '', osv.cve ?? ''],
    ['text', github.description, osv.description],
  ]);
}
