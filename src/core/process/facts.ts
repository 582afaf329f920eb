import type { Role } from '../access/actor.ts';
import type { Fault } from '../case/fault.ts';
import type { AccountId, CaseId, OrganisationId } from '../case/ids.ts';
import type { Case } from '../case/model.ts';
import type { LeakEvidence, LeakReport } from '../embargo/leak.ts';
import type { PatchCard, Provenance, SealedFile } from '../release/bundle.ts';
import type { ReadPatches } from '../release/patches.ts';
import type { Instant } from './instant.ts';
import type { Playbook, PlaybookPin } from './playbook.ts';

/** One distributor as the directory knows it at this moment. */
export interface DistributorFact {
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly state: 'applied' | 'vouched' | 'active' | 'suspended' | 'removed';
  /** Version of the embargo policy that it accepted last; 0 for never. */
  readonly acceptedPolicy: number;
  readonly hasAddress: boolean;
  /** When it was accepted onto the list, or let back in. */
  readonly memberSince?: Instant;
  /** When somebody last looked whether it meets the criteria: at its acceptance, or at a review since. */
  readonly lookedAt?: Instant;
  /** Accounts of its roster that have not accepted the terms that it keeps, or have left: they read and answer nothing (R80). */
  readonly withoutTerms?: readonly AccountId[];
  /** Accounts of its contacts and of everybody who is or was on its roster. */
  readonly people?: readonly AccountId[];
  /** When it reported leaks, or the team did for it. */
  readonly leaks?: readonly Instant[];
}

/** The names that a case gets before it is opened. */
export interface NewCase {
  readonly id: CaseId;
  readonly number: string;
  readonly ref: string;
}

/** What the law cannot know by itself and is therefore handed: the world around one case, and fresh opaque names. */
export interface Facts {
  readonly team: readonly { readonly account: AccountId; readonly roles: readonly Role[] }[];
  readonly distributors: readonly DistributorFact[];
  /** Faults in the documents rendered from the newest advisory revision; undefined when nobody has rendered them. */
  readonly documents?: readonly Fault[];
  /** Ids of advisories that other cases have published, and so are taken for good. */
  readonly takenAdvisoryIds?: readonly string[];
  /** The product whose security response this is, as advisories name it. */
  readonly product?: string;
  /** The project's supported release lines at this moment; undefined when nobody has said. */
  readonly supportedLines?: readonly string[];
  /** The other case that a command names, where there is one and the actor may act in it. */
  readonly other?: Case;
  /** The id of the case that a command would open. */
  readonly newCase?: CaseId;
  /** Words that must not leave with a notice: the reporter's name and address, as far as they are known. */
  readonly guardedWords: readonly string[];
  /** Titles, references and ids of other cases that are not public; read where a notice is written or sent. */
  readonly otherWords?: readonly string[];
  /** Names that no public text may hold: the team's, those of duplicates' reporters, and what the credit does not show. */
  readonly withheld?: readonly string[];
  /** Every playbook version that the project has adopted. */
  readonly playbooks?: readonly PlaybookPin[];
  /** The whole of a version that the project has adopted; undefined for any other. */
  readonly playbookOf?: (pin: PlaybookPin) => Playbook | undefined;
  /** Of a step that brings patches: the file as it was read, and where it would be kept. */
  readonly patches?: ReadPatches & { readonly cards: readonly PatchCard[]; readonly file: SealedFile };
  /** Of a step that shares the bundles: the archive, made and signed. */
  readonly archive?: SealedFile;
  /** Of the same: what is in it. */
  readonly toShare?: readonly (Pick<Provenance, 'line' | 'base'> & Pick<ReadPatches, 'patches'>)[];
  /** Of a step that hands the fix out: how it would leave. */
  readonly handsOut?: { readonly form: 'encrypted' | 'plain'; readonly fingerprint?: string };
  /** How many deliveries of this case nobody knows to have arrived. */
  readonly inDoubt?: number;
  /** What is known at this moment, to be frozen with the record of a leak; handed in for that step only. */
  readonly evidence?: LeakEvidence;
  /** Leaks that members have reported, of whatever case; handed in where one is recorded. */
  readonly leakReports?: readonly LeakReport[];
  /** A fresh opaque id. */
  readonly fresh: () => string;
  /** The short reference under which an organisation will know this case: the same whenever it is asked for. */
  readonly reference: (organisation: OrganisationId) => string;
}
