-- Identity: accounts, sessions, passkeys, one-time links, API tokens. Of every secret only a hash is kept, and no name, no
-- address and no label stands here: those are sealed in the account's book and on the person's sheet.

create table accounts (
  project text not null references projects,
  id text not null,
  person text not null,
  roles text[] not null,
  organisation text,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (project, id),
  foreign key (project, person) references persons,
  check (organisation is null or roles = '{}')
);
select protect_table('accounts');
revoke delete on accounts from tidegate_app;
create index accounts_person on accounts (project, person);
create index accounts_organisation on accounts (project, organisation) where organisation is not null;

-- `reach` enrol: may only register a passkey. `verified_at`: when a passkey last stood behind this session.
create table sessions (
  project text not null,
  hash bytea not null check (octet_length(hash) = 32),
  id text not null,
  account text not null,
  reach text not null check (reach in ('full', 'enrol')),
  csrf text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  verified_at timestamptz,
  expires_at timestamptz not null check (expires_at > created_at),
  primary key (project, hash),
  unique (project, id),
  foreign key (project, account) references accounts
);
select protect_table('sessions');
create index sessions_account on sessions (project, account);
create index sessions_expires on sessions (project, expires_at);

create table passkeys (
  project text not null,
  id text not null,
  account text not null,
  credential text not null,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  is_backed_up boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (project, id),
  unique (project, credential),
  foreign key (project, account) references accounts
);
select protect_table('passkeys');
create index passkeys_account on passkeys (project, account);

-- One ceremony with a passkey that was begun and not finished; taken out, whatever the outcome, when it is finished.
create table challenges (
  project text not null references projects,
  hash bytea not null check (octet_length(hash) = 32),
  purpose text not null check (purpose in ('register', 'sign in', 'confirm')),
  challenge text not null,
  account text,
  session bytea,
  expires_at timestamptz not null,
  primary key (project, hash)
);
select protect_table('challenges');
create index challenges_expires on challenges (project, expires_at);

create table links (
  project text not null,
  hash bytea not null check (octet_length(hash) = 32),
  account text not null,
  purpose text not null check (purpose in ('setup', 'invite', 'recovery', 'demo')),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz,
  primary key (project, hash),
  foreign key (project, account) references accounts
);
select protect_table('links');
create index links_account on links (project, account);

create table tokens (
  project text not null,
  id text not null,
  hash bytea not null check (octet_length(hash) = 32),
  account text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '2160 hours'),
  last_used_at timestamptz,
  primary key (project, id),
  unique (project, hash),
  foreign key (project, account) references accounts
);
select protect_table('tokens');
create index tokens_account on tokens (project, account);

-- A command line that asks to be let in: it holds the device secret, the person types the code in a signed-in browser.
create table login_requests (
  project text not null references projects,
  device_hash bytea not null check (octet_length(device_hash) = 32),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  approved_by text,
  primary key (project, device_hash),
  unique (project, code_hash),
  foreign key (project, approved_by) references accounts
);
select protect_table('login_requests');
create index login_requests_expires on login_requests (project, expires_at);
