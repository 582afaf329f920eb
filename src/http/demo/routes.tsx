import { Gallery } from '../../parts/gallery.tsx';
import type { Answer, Ask, Route } from '../exchange.ts';
import { frameOf } from '../frame.ts';
import { demoSignIn } from '../identity/link.tsx';
import { MailSinkPage } from '../pages/mail-sink-page.tsx';
import { notFound } from '../problem.ts';
import { page } from '../reply.ts';

function shown(ask: Ask, only?: number): Answer {
  const kept = ask.site.sink().filter(({ number }) => only === undefined || number === only);
  if (only !== undefined && kept.length === 0) return notFound;
  const mails = kept.map(({ number, at, to, subject, text }) => ({ id: `mail-${number}`, at, to, subject, text }));
  return page(
    <MailSinkPage frame={frameOf({ ...ask, visitor: { kind: 'anyone' } })} view={{ mails: mails.reverse() }} />,
  );
}

async function mails(ask: Ask): Promise<Answer> {
  return shown(ask);
}

async function mail(ask: Ask): Promise<Answer> {
  return /^[1-9]\d{0,6}$/.test(ask.params.n ?? '') ? shown(ask, Number(ask.params.n)) : notFound;
}

/** Every part of the pages in every state, for whoever changes one. */
async function parts(ask: Ask): Promise<Answer> {
  return page(<Gallery frame={frameOf({ ...ask, visitor: { kind: 'anyone' } })} />);
}

/** What exists in a demonstration alone: elsewhere these addresses are not found. */
export const demoRoutes: readonly Route[] = [
  { method: 'GET', path: '/demo/sign-in/:token', access: 'demo.sign-in', handler: demoSignIn, limit: 'door' },
  { method: 'GET', path: '/demo/mail', access: 'demo.mails', handler: mails },
  { method: 'GET', path: '/demo/parts', access: 'demo.parts', handler: parts },
  { method: 'GET', path: '/demo/mail/:n', access: 'demo.mail', handler: mail },
];
