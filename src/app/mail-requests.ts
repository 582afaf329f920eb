import { type Actor, actorText, type Role } from '../core/access/actor.ts';
import { isRefusal, type Refusal } from '../core/case/decide.ts';
import { type Fault, fault } from '../core/case/fault.ts';
import type { OrganisationId, ProjectId } from '../core/case/ids.ts';
import { faultsFromZod } from '../core/case/zod-faults.ts';
import { applicationSchema } from '../core/distributors/application.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { moment } from '../core/process/fields.ts';
import { beginMembership } from './applications.ts';
import { organisationRef, projectOf } from './books.ts';
import { prepareFiles, readFile, type Upload } from './files.ts';
import type { House } from './house.ts';
import { policyHash } from './organisations.ts';
import { bookKey, readState } from './record.ts';

export type Entered =
  | { readonly kind: 'done'; readonly id: OrganisationId }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not found' };

const hasRole = (actor: Actor, ...roles: readonly Role[]): boolean =>
  actor.kind === 'account' && actor.roles.some((role) => roles.includes(role));

/**
 * Enters a request that came by mail (R74): the team fills the criteria in from it and keeps the mail, sealed. Asking is
 * accepting (R75), so the acceptance is that of the policy version that stood when the mail was written.
 */
export async function enterMailRequest(
  house: House,
  project: ProjectId,
  given: Readonly<Record<string, unknown>> & { readonly receivedAt: string; readonly policyVersion: string },
  mail: Upload | undefined,
  actor: Actor,
): Promise<Entered> {
  if (!hasRole(actor, 'lead', 'responder')) return { kind: 'not found' };
  const { receivedAt, policyVersion, ...fields } = given;
  const parsed = applicationSchema.safeParse({ ...fields, accepted: true });
  const faults = parsed.success ? [] : [...faultsFromZod(parsed.error, fields)];
  const at = moment('When it came').safeParse(receivedAt);
  if (!at.success || at.data > house.now()) {
    faults.push(fault('moment', '/receivedAt', 'This is not a moment that has passed.', 'Give the date of the mail.'));
  }
  if (!mail) faults.push(fault('mail', '/mail', 'The mail is missing.', 'Attach it as it came, such as an .eml file.'));
  return house.store.withTx(project, async (tx): Promise<Entered> => {
    const { playbooks } = await projectOf(tx, house.root);
    const stood = playbooks.findLast(({ embargo }) => String(embargo.policyVersion) === policyVersion.trim());
    if (!stood) {
      const versions = [...new Set(playbooks.map(({ embargo }) => embargo.policyVersion))].join(', ');
      const mend = `Choose the version that stood when the mail was written: ${versions}.`;
      faults.push(fault('policy', '/policyVersion', 'There is no such version of the embargo policy.', mend));
    }
    if (!parsed.success || faults.length > 0 || !stood || !at.success) return { kind: 'faults', faults };
    const files = prepareFiles(house, mail ? [mail] : []);
    const request = {
      at: at.data,
      by: actorText(actor),
      version: stood.embargo.policyVersion,
      hash: policyHash(stood),
      ...(files[0] ? { mail: files[0].attachment } : {}),
    };
    const done = await beginMembership(tx, house, parsed.data, actor, { request, files });
    return isRefusal(done) ? { kind: 'refused', refusal: done } : { kind: 'done', id: done.id };
  });
}

/** The mail that a request was entered from, for whoever reads the directory. */
export async function mailOfRequest(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  actor: Actor,
): Promise<{ readonly name: string; readonly bytes: Buffer } | undefined> {
  if (!hasRole(actor, 'lead', 'responder', 'admin', 'auditor')) return undefined;
  return house.store.readTx(project, async (tx) => {
    const ref = organisationRef(project, id);
    const found = await readState<Organisation>(tx, house.root, ref);
    const mail = found?.state.byMail?.mail;
    if (!mail) return undefined;
    return { name: mail.name, bytes: await readFile(tx, { ref, key: await bookKey(tx, house.root, ref) }, mail) };
  });
}
