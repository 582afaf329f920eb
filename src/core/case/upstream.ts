import type { justifications } from '../advisory/advisory.ts';
import type { Instant } from '../process/instant.ts';
import type { AccountId } from './ids.ts';

/** Whose vulnerability it is, and under whose terms we know of it (R93). */
export interface Upstream {
  readonly project: string;
  /** Their id for it: a CVE or GHSA id, or their own. */
  readonly id: string;
  /** The end of their embargo, which binds us and which we may neither shorten nor lengthen. */
  readonly embargoEnd?: Instant;
  /** Where upstream said so. */
  readonly source: string;
}

export const impactStatuses = ['affected', 'not affected', 'unknown'] as const;
export type ImpactStatus = (typeof impactStatuses)[number];

/** "Are we affected?", answered for one release line. */
export interface Impact {
  readonly line: string;
  readonly status: ImpactStatus;
  readonly justification?: (typeof justifications)[number];
  readonly note: string;
  /** The version of the dependency that the line carries, and the one that it needs. */
  readonly carries?: string;
  readonly needs?: string;
  readonly at: Instant;
  readonly by: AccountId;
}
