import type { Advisory, PublishedAdvisory } from '../core/advisory/advisory.ts';
import type { Fault } from '../core/case/fault.ts';

/** What a document tells of its publication, by the names that an advisory file has under `publication`. */
export interface ReadPublication {
  readonly publisher?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly contact?: string;
    readonly cveOrganisation?: { readonly id: string; readonly shortName: string };
  };
  readonly status?: 'draft' | 'published' | 'withdrawn';
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly revisions?: readonly { readonly number: number; readonly at: string; readonly summary: string }[];
  /** Why its CVE id was rejected. */
  readonly rejection?: NonNullable<PublishedAdvisory['rejection']>;
  /** The advisory's public page. */
  readonly url?: string;
}

/** What a document of a foreign form says, as far as the neutral advisory has a place for it. */
export interface ReadAdvisory {
  /** Absent when the document can't be read as this form. */
  readonly advisory?: Advisory;
  /** The advisories of all but the first vulnerability of a document that tells of several; published alike. */
  readonly further?: readonly Advisory[];
  readonly publication?: ReadPublication;
  /** Errors that keep it from being read, and warnings about what has no place. */
  readonly faults: readonly Fault[];
}

type Fields = Record<string, unknown>;

/** The fields of a JSON object; none of anything else. */
export const fields = (value: unknown): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
export const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const cveShape = /^CVE-\d{4}-\d{4,}$/;
export const ghsaShape = /^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$/;
export const cweShape = /^CWE-\d{1,5}$/;
