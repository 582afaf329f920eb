import type { PatchCard, Provenance, SealedFile } from '../release/bundle.ts';
import type { AccountId } from './ids.ts';
import type { PartyId } from './model.ts';

/** What becomes true of a case by its candidate fix going to distributors. Part of `CaseEvent`. */
export type BundleEvent =
  | ({
      readonly type: 'BundleAdded';
      readonly bundle: string;
      readonly patches: readonly PatchCard[];
      readonly by: AccountId;
    } & Provenance &
      SealedFile)
  | { readonly type: 'BundleWithdrawn'; readonly bundle: string; readonly reason: string; readonly by: AccountId }
  | {
      readonly type: 'BundlesShared';
      readonly share: string;
      readonly bundles: readonly string[];
      readonly archive: SealedFile;
      /** Supported lines without a bundle, as the recipients are told. */
      readonly missing: readonly string[];
      readonly by: AccountId;
    }
  | {
      readonly type: 'BundleDownloaded';
      readonly share: string;
      readonly party: PartyId;
      readonly form: 'encrypted' | 'plain';
      /** Of the key that it was encrypted to. */
      readonly fingerprint?: string;
      readonly by: string;
    };
