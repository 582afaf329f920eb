import { config, type Key, readKeys, type Subkey } from 'openpgp';
import { fault } from '../core/case/fault.ts';
import type { KeyReading } from '../core/distributors/keys.ts';
import { fromEpoch, type Instant } from '../core/process/instant.ts';

/** Bits below which a key over integers is read by others with some effort (NIST SP 800-131A forbids it since 2014). */
const bitsAtLeast = 2_048;

/**
 * Reads a public key that somebody gave, with its armour or as the bytes of a key directory: exactly one, public, neither
 * ended nor revoked, strong enough, and fit for encryption. What is refused says why.
 */
export async function readPublicKey(given: string | Uint8Array, now: Instant): Promise<KeyReading> {
  const keys = await parsed(given);
  const [key] = keys;
  if (!key) return refuse('This is not an OpenPGP public key.', 'Export one with its armour, from BEGIN to END.');
  // Of two armoured blocks the library would read the first and say nothing of the second.
  const blocks = typeof given === 'string' ? (given.match(/-----BEGIN PGP/g)?.length ?? 0) : 1;
  if (keys.length > 1 || blocks > 1) return refuse('These are several keys.', 'Export a single key.');
  if (key.isPrivate()) {
    return refuse('This is a private key.', 'Give the public one, and consider this private key lost.');
  }
  return judge(key, now);
}

async function parsed(given: string | Uint8Array): Promise<readonly Key[]> {
  const read = typeof given === 'string' ? readKeys({ armoredKeys: given }) : readKeys({ binaryKeys: given });
  return read.catch(() => []);
}

async function judge(key: Key, now: Instant): Promise<KeyReading> {
  const at = new Date(now);
  if (await key.isRevoked(undefined, undefined, at)) return refuse('This key was revoked.', 'Give a current key.');
  const own = ended(await key.getExpirationTime().catch(() => null));
  if (own !== null && own <= now) return refuse(`This key ended on ${own.slice(0, 10)}.`, 'Give a current key.');
  const tiny = bitsOf(key);
  if (tiny < bitsAtLeast) return refuse(`This key has only ${tiny} bits.`, `Make one of at least ${bitsAtLeast}.`);
  const made = fromEpoch(key.getCreationTime().getTime());
  if (made > now) {
    const mend = 'If that is not so, set the clock of the machine right where it was made, or make it again later.';
    return refuse(
      `This key says that it was made at ${made.slice(0, 16)}Z, and here it is ${now.slice(0, 16)}Z.`,
      mend,
    );
  }
  const part = await encryptionPart(key, at);
  if (!part) return refuse(...(await whyNot(key)));
  const bits = bitsOf(part);
  if (bits < bitsAtLeast) {
    return refuse(`Its part for encryption has only ${bits} bits.`, `Make one of at least ${bitsAtLeast}.`);
  }
  const its = ended(await part.getExpirationTime().catch(() => null));
  const ends = [own, its].filter((end) => end !== null).sort();
  const fingerprint = key.getFingerprint().toUpperCase();
  return {
    ok: true,
    key: { fingerprint, users: key.getUserIDs(), expiresAt: ends[0] ?? null, armored: key.armor() },
  };
}

/** What the key encrypts with at a moment; sizes are judged apart, so that a tiny key is told as tiny. */
async function encryptionPart(key: Key, at: Date): Promise<Key | Subkey | undefined> {
  return key.getEncryptionKey(undefined, at, undefined, { ...config, minRSABits: 0 }).catch(() => undefined);
}

/** A key that cannot be encrypted to never could, or its part for that has ended or was revoked. */
async function whyNot(key: Key): Promise<readonly [string, string]> {
  const once = await Promise.all(
    key.getKeys().map((part) => encryptionPart(key, new Date(part.getCreationTime().getTime() + 1_000))),
  );
  return once.some(Boolean)
    ? ['Its part for encryption has ended or was revoked.', 'Give the key anew, with a current part for encryption.']
    : ['This key cannot be used for encryption.', 'Give one that has a part for encryption.'];
}

/** Bits of a key over integers; infinite for curves, whose strength the library looks after. */
function bitsOf(part: Key | Subkey): number {
  return part.getAlgorithmInfo().bits ?? Number.POSITIVE_INFINITY;
}

const ended = (end: unknown): Instant | null =>
  end instanceof Date && Number.isFinite(end.getTime()) ? fromEpoch(end.getTime()) : null;

function refuse(message: string, mend: string): KeyReading {
  return { ok: false, fault: fault('public-key', '', message, mend) };
}
