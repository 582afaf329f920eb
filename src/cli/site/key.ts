import { publicHalf, type Signer, signerOf } from '../../vault/signer.ts';
import { CliFailure, type CliIo } from '../command.ts';
import { readText } from '../documents.ts';

/** A private key as it was given: armoured, and locked or not. */
export interface KeyFile {
  /** Where it was read. */
  readonly path: string;
  readonly armored: string;
  readonly passphrase: string | undefined;
}

/** The key file that `--key` names; TIDEGATE_KEY_PASSPHRASE opens a locked one. */
export async function keyFile(io: CliIo, path: unknown): Promise<KeyFile | undefined> {
  if (path === undefined) return undefined;
  const armored = await readText(io, String(path));
  return { path: String(path), armored, passphrase: io.env.TIDEGATE_KEY_PASSPHRASE };
}

/** The key that signs. @throws CliFailure when the file holds none, or the passphrase does not open it */
export async function openKey({ path, armored, passphrase }: KeyFile): Promise<Signer> {
  try {
    return await signerOf(armored, passphrase);
  } catch {
    const mend = 'Export one armoured private key; for a locked one set TIDEGATE_KEY_PASSPHRASE.';
    throw new CliFailure(`${path} cannot be used to sign. ${mend}`);
  }
}

/** The key that a site is held against, from the file that `--key` names. */
export async function publicKey(
  io: CliIo,
  path: unknown,
): Promise<Pick<Signer, 'fingerprint' | 'publicKey'> | undefined> {
  if (path === undefined) return undefined;
  const armored = await readText(io, String(path));
  try {
    return await publicHalf(armored);
  } catch {
    throw new CliFailure(`${String(path)} is no OpenPGP key. Export one armoured public key.`);
  }
}
