import type { PartyId } from '../case/model.ts';
import type { Instant } from '../process/instant.ts';
import type { LineFix } from './fix.ts';

/** One patch of a bundle, as recipients may compare it. */
export interface PatchCard {
  readonly subject: string;
  /** SHA-256 of its bytes in the mailbox file, in lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** What the maker of a bundle says of it; trees are git's own hashes, of what is public already and of what comes out. */
export interface Provenance {
  readonly line: string;
  /** The public tag that the patches go on. */
  readonly base: string;
  readonly baseTree?: string;
  readonly tree?: string;
  /** What made it, such as `tidegate 1.4.0`; missing for one that was made by hand. */
  readonly tool?: string;
}

/** The patches of one release line: a mailbox file for `git am`, kept as it came. */
export interface Bundle extends Provenance {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly blob: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly patches: readonly PatchCard[];
  readonly withdrawn?: { readonly at: Instant; readonly reason: string };
  /** Another one of the same line has taken its place. */
  readonly supersededBy?: string;
}

/** One archive with the bundles of every line: the same bytes for everybody who may have it. */
export interface SharedFix {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly bundles: readonly string[];
  readonly archive: SealedFile;
  /** Lines that have neither bundle nor a word that they get none; told to the recipients. */
  readonly missing: readonly string[];
}

/** A file of the case that stands sealed beside its book. */
export interface SealedFile {
  readonly blob: string;
  readonly size: number;
  readonly sha256: string;
}

export interface FixDownload {
  readonly at: Instant;
  readonly party: PartyId;
  readonly share: string;
  readonly form: 'encrypted' | 'plain';
  readonly by: string;
}

/** The candidate fix of a case on its way to distributors. */
export interface CandidateFix {
  readonly bundles: readonly Bundle[];
  readonly shares: readonly SharedFix[];
  readonly downloads: readonly FixDownload[];
}

export const noCandidate: CandidateFix = { bundles: [], shares: [], downloads: [] };

interface OfCase {
  readonly candidate?: CandidateFix;
  readonly fixes: Readonly<Record<string, LineFix>>;
}

/** The bundle of each line that counts: the newest that was not taken back. */
export function standingBundles({ candidate }: Pick<OfCase, 'candidate'>): readonly Bundle[] {
  return (candidate?.bundles ?? []).filter((b) => !b.withdrawn && b.supersededBy === undefined);
}

/** Lines of the case that are neither declined nor mended by a release, and have no bundle. */
export function linesWithoutBundle(state: OfCase): readonly string[] {
  const lines = standingBundles(state).map(({ line }) => line);
  return Object.values(state.fixes)
    .filter(({ line, state: at }) => at !== 'declined' && at !== 'released' && !lines.includes(line))
    .map(({ line }) => line);
}

/** What recipients may download now: the newest archive, while nothing in it was taken back. */
export function fixOnOffer({ candidate }: Pick<OfCase, 'candidate'>): SharedFix | undefined {
  const newest = candidate?.shares.at(-1);
  const isBroken = newest?.bundles.some((id) => candidate?.bundles.find((b) => b.id === id)?.withdrawn);
  return isBroken ? undefined : newest;
}

/** Whether the archive on offer holds exactly the bundles that stand. */
export function isSharedAsItStands(state: Pick<OfCase, 'candidate'>): boolean {
  const offered = fixOnOffer(state)?.bundles ?? [];
  const standing = standingBundles(state).map(({ id }) => id);
  return offered.length === standing.length && standing.every((id) => offered.includes(id));
}
