/** Opaque identifiers. Each is lower-case base32 text of 128 random bits, made outside the law and handed in. */
export type ProjectId = string;
export type BookId = string;
export type CaseId = BookId;
export type OrganisationId = BookId;
export type AccountId = BookId;
export type PersonId = string;
export type DeliveryId = string;

/**
 * The books that a project keeps (design.md §3), each with an evolve and a hash chain of its own. `openings` stands beside a
 * case under the case's id and says who opened what of it: reading a case changes nothing in the case (decision 0037).
 */
export const bookKinds = ['case', 'organisation', 'account', 'project', 'openings'] as const;
export type BookKind = (typeof bookKinds)[number];

/** Names one book. */
export interface BookRef {
  readonly project: ProjectId;
  readonly kind: BookKind;
  readonly id: BookId;
}
