import { type Handled, handle } from '../app/handle.ts';
import type { CaseId } from '../core/case/ids.ts';
import { addBundle } from '../core/process/steps/add-bundle.ts';
import type { Ask } from './exchange.ts';
import { actorOf } from './visitor.ts';

/** Takes the patches that came as a file. @param input the fields beside it */
export function addUploaded(ask: Ask, id: CaseId, input: Readonly<Record<string, unknown>>): Promise<Handled> {
  const { house, project } = ask.site;
  const file = ask.body.kind === 'form' ? ask.body.files.find(({ field }) => field === 'file') : undefined;
  const beside = file ? { patches: file.bytes } : {};
  return handle(house, project, id, { ...input, type: addBundle.command }, actorOf(ask.visitor), beside);
}
