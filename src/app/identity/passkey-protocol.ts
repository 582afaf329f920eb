/** Options as the browser's WebAuthn takes them, in JSON; identity hands them on unread. */
export type PasskeyOptions = Readonly<Record<string, unknown>>;

/** A credential that we know: id and public key as WebAuthn gives them. */
export interface KnownCredential {
  readonly credential: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

export interface NewCredential extends KnownCredential {
  readonly isBackedUp: boolean;
}

/** What an answer must be bound to. */
export interface CeremonyBinding {
  readonly challenge: string;
  readonly origin: string;
  readonly relyingParty: string;
}

/**
 * The WebAuthn protocol, with user verification required throughout. The room that carries HTTP implements it; identity
 * decides what a challenge is good for, once, for how long and for whom.
 */
export interface PasskeyProtocol {
  registrationOptions(asked: {
    readonly challenge: string;
    readonly relyingParty: string;
    readonly projectName: string;
    /** Opaque handle of the account, and the name that the device shows beside the passkey. */
    readonly user: { readonly handle: string; readonly name: string };
    readonly known: readonly KnownCredential[];
  }): Promise<PasskeyOptions>;
  signInOptions(asked: {
    readonly challenge: string;
    readonly relyingParty: string;
    /** Empty: any passkey that the device has for this place. */
    readonly known: readonly KnownCredential[];
  }): Promise<PasskeyOptions>;
  /** The new credential, or nothing when the answer does not hold. Never throws for an answer from outside. */
  verifyRegistration(answer: unknown, binding: CeremonyBinding): Promise<NewCredential | undefined>;
  /** Which credential an answer claims to come from, unverified, or nothing. */
  claimedCredential(answer: unknown): string | undefined;
  /** The new counter, or nothing when the answer does not hold. Never throws for an answer from outside. */
  verifySignIn(
    answer: unknown,
    binding: CeremonyBinding & { readonly known: KnownCredential },
  ): Promise<{ readonly counter: number } | undefined>;
}
