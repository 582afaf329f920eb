import { digestOfBytes } from '../../app/digest.ts';
import { providerFile } from '../../app/queries/csaf-provider.ts';
import type { Answer, Ask } from '../exchange.ts';
import { publicHeaders } from '../headers.ts';
import { notFound } from '../problem.ts';
import { tagged } from '../reply.ts';

/** A file of the CSAF provider (CSAF 2.0 §7.1), for programs that collect advisories. */
export async function csafProvider(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const file = await providerFile(house, project, ask.params['*'] ?? '');
  if (!file) return notFound;
  const reply = { status: 200, type: file.mediaType, body: file.body, headers: publicHeaders };
  return tagged(ask, reply, `"${digestOfBytes(file.body)}"`);
}
