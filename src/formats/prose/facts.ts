import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { notPublished, publicRevisions } from '../../core/advisory/history.ts';
import { productNames, sayProduct } from '../../core/advisory/product-names.ts';
import { furtherScores, ownSeverity } from '../../core/advisory/scoped-scores.ts';
import { sayWeakness, weaknessIds } from '../../core/advisory/weaknesses.ts';
import { instant, sayInstant } from '../../core/process/instant.ts';
import { isFault, type Score, score } from '../../core/scores/score.ts';
import { sayVector, sayWithdrawal } from './lines.ts';

/** One fact of the list with which Markdown pages and mails begin. */
export interface Fact {
  readonly label: string;
  readonly said: string;
  /** The vector with which it ends. */
  readonly vector?: string;
}

/** Every fact of an advisory, in the order in which they stand. */
export function factsOf(published: PublishedAdvisory): readonly Fact[] {
  const { advisory } = published;
  const [publishedAt, updatedAt] = [published.publishedAt, published.updatedAt].map((at) => sayInstant(instant(at)));
  const isPublic = publicRevisions(published).length > 0;
  const names = productNames(advisory.affected);
  const main = advisory.cvss === undefined ? undefined : score(advisory.cvss);
  const scored = (found: Score, of?: string): Fact => ({
    label: 'Severity',
    said: sayVector(found, of),
    vector: found.vector,
  });
  const facts: readonly Fact[] = [
    { label: 'CVE', said: advisory.cve ?? '' },
    { label: 'GHSA', said: advisory.ghsa ?? '' },
    ...(advisory.aliases ?? []).map((id) => ({ label: 'Other id', said: id })),
    { label: 'Severity', said: ownSeverity(advisory) ?? '' },
    main && !isFault(main) ? scored(main) : { label: 'Severity', said: advisory.severity ?? '' },
    ...furtherScores(advisory).map(({ of, score: each }) => scored(each, of)),
    ...weaknessIds(advisory).map((id) => ({ label: 'Weakness', said: sayWeakness(id) })),
    ...advisory.affected.map((product, n) => ({ label: 'Product', said: sayProduct(product, names[n]!) })),
    { label: 'Published', said: isPublic ? publishedAt! : notPublished },
    { label: 'Updated', said: !isPublic || updatedAt === publishedAt ? '' : updatedAt! },
    { label: 'Withdrawn', said: published.status === 'withdrawn' ? sayWithdrawal(published) : '' },
  ];
  return facts.filter(({ said }) => said !== '');
}
