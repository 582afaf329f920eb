import { handOutFix } from '../../app/hand-out-fix.ts';
import { caseIdOf, caseRoom } from '../../app/queries/cases.ts';
import { addBundle } from '../../core/process/steps/add-bundle.ts';
import { takeBundles } from '../../core/process/steps/take-bundles.ts';
import { fixOnOffer, noCandidate } from '../../core/release/bundle.ts';
import { fromApi, toApi } from '../api-shape.ts';
import { fieldsOf } from '../bodies.ts';
import { addUploaded } from '../bundle-upload.ts';
import { download } from '../download.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { typed } from '../form-input.ts';
import { onRecord } from '../on-record.ts';
import { noticeOf } from '../partner/steps.ts';
import { invalid, notFound, tooMany } from '../problem.ts';
import { json } from '../reply.ts';
import { jsonSchemaOf } from '../step-schema.ts';
import { actorOf } from '../visitor.ts';
import { areFaults, objectFrom } from './body.ts';
import { answerOf, commandOf } from './cases.ts';
import { once } from './once.ts';

async function list(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const room = await caseRoom(house, project, ask.params.number ?? '', actorOf(ask.visitor), { entries: 1 });
  if (!room) return notFound;
  await onRecord(ask, room.case.id, 'bundles');
  const { bundles, shares, downloads } = room.case.candidate ?? noCandidate;
  const data = bundles.map(({ blob: _, supersededBy, withdrawn, ...rest }) => ({
    ...rest,
    state: withdrawn ? 'withdrawn' : supersededBy ? 'superseded' : 'standing',
  }));
  const shared = shares.map(({ archive: { size, sha256 }, ...rest }) => ({ ...rest, size, sha256 }));
  return json(toApi({ data, shares: shared, onOffer: fixOnOffer(room.case)?.id ?? null, downloads }));
}

async function add(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const id = await caseIdOf(house, project, ask.params.number ?? '', actorOf(ask.visitor));
  if (id === undefined) return notFound;
  const input = ask.body.kind === 'form' ? fromApi(typed(fieldsOf(ask.body))) : objectFrom(ask);
  if (areFaults(input as object)) return invalid(input as never);
  const known = Object.fromEntries(Object.entries(input as object).filter(([name]) => name !== 'file'));
  const command = commandOf(addBundle, known);
  if (areFaults(command)) return invalid(command);
  return once(ask, false, async () => answerOf(await addUploaded(ask, id, known), addBundle));
}

async function take(ask: Ask): Promise<Answer> {
  const notice = await noticeOf(ask);
  const actor = actorOf(ask.visitor);
  if (!notice || actor.kind !== 'distributor') return notFound;
  if (ask.wait !== undefined) return tooMany(ask.wait);
  const { house, project } = ask.site;
  const done = await handOutFix(house, project, notice.case, notice.ref, actor);
  return done.kind === 'handed out' ? download(done.file.name, done.file.bytes) : answerOf(done, takeBundles);
}

const base = '/api/v1';

/** Patch bundles: for the team that makes them, and for distributors who have the notice. */
export const bundleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${base}/cases/:number/bundles`,
    access: 'api.bundles',
    handler: list,
    limit: 'api',
    api: { id: 'listBundles', summary: 'Patch bundles of a case', gives: 'Bundles, what was shared, and who has it' },
  },
  {
    method: 'POST',
    path: `${base}/cases/:number/bundles`,
    access: 'api.bundle-add',
    handler: add,
    limit: 'api',
    takesFiles: true,
    api: {
      id: 'addBundle',
      summary: 'Add the patches of one release line: multipart, the mailbox file as `file`',
      gives: 'The new sequence number and the events that followed',
      input: jsonSchemaOf(addBundle.input),
      headers: ['Idempotency-Key'],
    },
  },
  {
    method: 'POST',
    path: `${base}/notices/:ref/fix`,
    access: 'api.fix',
    handler: take,
    limit: 'api',
    isPaced: true,
    api: {
      id: 'downloadFix',
      summary: 'Download the candidate fix; the download is recorded',
      gives: 'The archive, encrypted to the pinned key of your organisation where there is one',
    },
  },
];
