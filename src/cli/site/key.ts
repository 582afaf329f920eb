import { publicHalf, type Signer, signerOf } from '../../vault/signer.ts';
import { CliFailure, type CliIo } from '../command.ts';
import { readText } from '../documents.ts';

/** The key that signs, from the file that `--key` names; a locked one is opened by TIDEGATE_KEY_PASSPHRASE. */
export async function signingKey(io: CliIo, path: unknown): Promise<Signer | undefined> {
  if (path === undefined) return undefined;
  const armored = await readText(io, String(path));
  try {
    return await signerOf(armored, io.env.TIDEGATE_KEY_PASSPHRASE);
  } catch {
    const mend = 'Export one armoured private key; for a locked one set TIDEGATE_KEY_PASSPHRASE.';
    throw new CliFailure(`${String(path)} cannot be used to sign. ${mend}`);
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
