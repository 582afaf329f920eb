import type { Instant } from '../process/instant.ts';

/** A release that a later round of the same case goes beyond. */
export interface EarlierRelease {
  readonly version: string;
  readonly coverage: LineFix['coverage'];
  readonly releasedAt: Instant;
}

/** The fix of one supported release line (design.md §2). Declined needs its reason; the line is then listed as unpatched. */
export interface LineFix {
  readonly line: string;
  readonly state: 'planned' | 'in progress' | 'ready' | 'tested' | 'released' | 'declined';
  readonly planned?: string;
  readonly version?: string;
  readonly url?: string;
  readonly evidence?: string;
  readonly reason?: string;
  readonly precondition?: string;
  readonly coverage: 'full' | 'partial';
  readonly vehicle: 'patch' | 'next minor' | 'rebuild' | 'configuration';
  readonly readyAt?: Instant;
  readonly releasedAt?: Instant;
  /** What a partial fix leaves open, in words that users read. */
  readonly remains?: string;
  /** Left without a patch although it is supported; a person has said so. */
  readonly despiteSupport?: true;
  /** Declined with the whole case: where the line stood before, to which it returns with another kind. */
  readonly before?: Pick<LineFix, 'state'>;
  /** Releases of earlier rounds, oldest first. */
  readonly earlier?: readonly EarlierRelease[];
}

export const coverages = ['full', 'partial'] as const;
export const vehicles = ['patch', 'next minor', 'rebuild', 'configuration'] as const;

/** Lines whose newest release mends only a part. */
export function partial(fixes: Readonly<Record<string, LineFix>>): readonly LineFix[] {
  return Object.values(fixes).filter((f) => f.state === 'released' && f.coverage === 'partial');
}

/** A line begins another round: what it released before is kept beside. */
export function nextRound(fix: LineFix | undefined, line: string, planned: string | undefined): LineFix {
  const begun = {
    line,
    state: 'planned',
    coverage: 'full',
    vehicle: 'patch',
    ...(planned ? { planned } : {}),
  } as const;
  if (!fix?.version || !fix.releasedAt) return fix?.earlier ? { ...begun, earlier: fix.earlier } : begun;
  const { version, coverage, releasedAt } = fix;
  return { ...begun, earlier: [...(fix.earlier ?? []), { version, coverage, releasedAt }] };
}

/** Lines that still keep the publication back: neither released nor declined (seed: "all patches are released"). */
export function unfinished(fixes: Readonly<Record<string, LineFix>>): readonly LineFix[] {
  return Object.values(fixes).filter((f) => f.state !== 'released' && f.state !== 'declined');
}
