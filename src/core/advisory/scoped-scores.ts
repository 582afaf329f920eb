import { isFault, type Score, score } from '../scores/score.ts';
import type { Advisory } from './advisory.ts';

/** A score that holds in one environment only, such as `Proxmox`. */
export interface ScopedScore {
  readonly environment: string;
  readonly score: Score;
}

/** The scores of an advisory that hold in one environment each, in its order; a vector that cannot be read is left out. */
export function scopedScores({ scores = [] }: Advisory): readonly ScopedScore[] {
  return scores.flatMap(({ environment, cvss }) => {
    const found = score(cvss);
    return isFault(found) ? [] : [{ environment, score: found }];
  });
}

/** The word for how severe it is, where its author has chosen another than its score comes to. */
export function ownSeverity({ cvss, severity }: Advisory): Advisory['severity'] {
  const found = cvss === undefined ? undefined : score(cvss);
  return found && !isFault(found) && found.severity !== severity ? severity : undefined;
}

/** Every score beside the main one, with what it is of: `CVSS 4.0` for another version, or the name of an environment. */
export function furtherScores(advisory: Advisory): readonly { readonly of: string; readonly score: Score }[] {
  const others = (advisory.vectors ?? []).flatMap((vector) => {
    const found = score(vector);
    return isFault(found) ? [] : [{ of: `CVSS ${found.version}`, score: found }];
  });
  return [
    ...others,
    ...scopedScores(advisory).map(({ environment, score: each }) => ({ of: environment, score: each })),
  ];
}

/** Whether the advisory's one vector holds everywhere, and is not merely the highest of the scoped ones. */
export const isGeneral = ({ cvss, scores = [] }: Advisory): boolean =>
  cvss !== undefined && !scores.some((each) => each.cvss === cvss);
