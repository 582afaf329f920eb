import type { Route } from '../exchange.ts';
import { approvalPage, approve } from './command-line.tsx';
import { linkPage, useLink } from './link.tsx';
import { confirmAnswer, confirmOptions, registerAnswer, registerOptions, registerPage } from './register.tsx';
import { signInAnswer, signInOptions, signInPage } from './sign-in.tsx';
import { signOut, signOutPage } from './sign-out.tsx';

/** Coming in and going out, for the team and for distributors. */
export const identityRoutes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', access: 'identity.sign-in', handler: signInPage },
  {
    method: 'POST',
    path: '/identity/sign-in/options',
    access: 'identity.sign-in-options',
    handler: signInOptions,
    limit: 'door',
  },
  {
    method: 'POST',
    path: '/identity/sign-in',
    access: 'identity.sign-in-answer',
    handler: signInAnswer,
    limit: 'door',
  },
  { method: 'GET', path: '/set-up/:token', access: 'identity.set-up', handler: linkPage },
  { method: 'POST', path: '/set-up/:token', access: 'identity.open-set-up', handler: useLink, limit: 'door' },
  { method: 'GET', path: '/register', access: 'identity.register', handler: registerPage },
  { method: 'POST', path: '/register/options', access: 'identity.register-options', handler: registerOptions },
  { method: 'POST', path: '/register', access: 'identity.register-answer', handler: registerAnswer },
  { method: 'POST', path: '/identity/confirm/options', access: 'identity.confirm-options', handler: confirmOptions },
  { method: 'POST', path: '/identity/confirm', access: 'identity.confirm-answer', handler: confirmAnswer },
  { method: 'GET', path: '/sign-out', access: 'identity.sign-out-page', handler: signOutPage },
  { method: 'POST', path: '/sign-out', access: 'identity.sign-out', handler: signOut },
  { method: 'GET', path: '/desk/cli/:code', access: 'identity.cli', handler: approvalPage },
  { method: 'POST', path: '/desk/cli/:code', access: 'identity.cli-approve', handler: approve },
];
