import type { Instant } from '../process/instant.ts';

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
}

export const coverages = ['full', 'partial'] as const;
export const vehicles = ['patch', 'next minor', 'rebuild', 'configuration'] as const;

/** Lines that still keep the publication back: neither released nor declined (seed: "all patches are released"). */
export function unfinished(fixes: Readonly<Record<string, LineFix>>): readonly LineFix[] {
  return Object.values(fixes).filter((f) => f.state !== 'released' && f.state !== 'declined');
}
