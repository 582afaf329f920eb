-- The record: projects, books with their events, pictures, sealed bytes, deliveries, published artifacts.
-- Forward only. Never edit a migration that has been released: write the next one.
-- No clock in SQL: every instant is handed in.

revoke all on schema public from public;
grant usage on schema public to tidegate_app;

-- Protects a table that carries `project`: rows are seen and written only inside a transaction that names that project.
-- FORCE binds the owner too. Every later migration calls this for every table that it makes.
create function protect_table(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy own_project on %s
       using (project = (select current_setting(''tidegate.project'', true)))
       with check (project = (select current_setting(''tidegate.project'', true)))', target);
  execute format('grant select, insert, update, delete on %s to tidegate_app', target);
end $$;
revoke execute on function protect_table(regclass) from public;

-- Makes a table append-only for everybody, the owner included.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;
create function make_append_only(target regclass) returns void language plpgsql as $$
begin
  execute format('revoke update, delete, truncate on %s from tidegate_app', target);
  execute format('create trigger append_only before update or delete on %s for each row execute function refuse_change()', target);
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function refuse_change()', target);
end $$;
revoke execute on function make_append_only(regclass) from public;

-- Flags of the whole instance: demo, held. No row of it belongs to a project.
create table instance (
  name text primary key,
  value text not null,
  at timestamptz not null
);
grant select, insert, update, delete on instance to tidegate_app;

create table projects (
  id text primary key,
  slug text not null unique,
  host text unique,
  name text not null,
  created_at timestamptz not null
);
-- A project sees itself; the door for the whole instance (finding a project by host name) sees all.
alter table projects enable row level security;
alter table projects force row level security;
create policy own_project on projects
  using (id = (select current_setting('tidegate.project', true))
         or (select current_setting('tidegate.instance', true)) = 'on')
  with check ((select current_setting('tidegate.instance', true)) = 'on');
grant select, insert, update on projects to tidegate_app;

create table books (
  project text not null references projects,
  kind text not null check (kind in ('case', 'organisation', 'account', 'project')),
  id text not null,
  seq integer not null check (seq >= 0),
  hash bytea not null,
  primary key (project, kind, id)
);
select protect_table('books');
revoke delete on books from tidegate_app;

create table events (
  project text not null,
  kind text not null,
  book text not null,
  seq integer not null check (seq > 0),
  type text not null,
  at timestamptz not null,
  actor text not null,
  body bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (project, kind, book, seq),
  foreign key (project, kind, book) references books
);
select protect_table('events');
select make_append_only('events');

create table pictures (
  project text not null,
  kind text not null,
  book text not null,
  seq integer not null check (seq > 0),
  body bytea not null,
  number text,
  stage text not null,
  next_due_at timestamptz,
  updated_at timestamptz not null,
  primary key (project, kind, book),
  foreign key (project, kind, book) references books,
  unique (project, kind, number)
);
select protect_table('pictures');
create index pictures_due on pictures (project, next_due_at) where next_due_at is not null;

-- Gap-free counters: the number is drawn in the transaction that uses it.
create table counters (
  project text not null references projects,
  kind text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (project, kind, year)
);
select protect_table('counters');

-- Wrapped keys; a destroyed key keeps its row and loses its bytes.
create table keys (
  project text not null references projects,
  id text not null,
  wrapped bytea,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  primary key (project, id),
  check ((wrapped is null) = (destroyed_at is not null))
);
select protect_table('keys');
revoke delete on keys from tidegate_app;

create table persons (
  project text not null references projects,
  id text not null,
  identity bytea not null,
  lookup bytea,
  primary key (project, id)
);
select protect_table('persons');
create index persons_lookup on persons (project, lookup) where lookup is not null;

-- The opaque references that people outside the desk know a case by: one a party.
create table handles (
  project text not null,
  ref text not null,
  kind text not null,
  book text not null,
  party text not null,
  primary key (project, ref),
  unique (project, kind, book, party),
  foreign key (project, kind, book) references books
);
select protect_table('handles');

create table reporter_keys (
  project text not null references projects,
  lookup bytea not null,
  book text not null,
  person text not null,
  created_at timestamptz not null,
  primary key (project, lookup)
);
select protect_table('reporter_keys');
create index reporter_keys_book on reporter_keys (project, book);

create table blobs (
  project text not null references projects,
  id text not null,
  book text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null,
  body bytea not null,
  primary key (project, id)
);
select protect_table('blobs');
create index blobs_book on blobs (project, book);

create table deliveries (
  project text not null references projects,
  id text not null,
  kind text not null,
  book_kind text not null,
  book text not null,
  channel text not null,
  recipient text not null,
  letter text not null,
  due_at timestamptz not null,
  status text not null check (status in ('planned', 'sending', 'done', 'failed', 'in doubt', 'stopped')),
  attempts integer not null default 0 check (attempts >= 0),
  body bytea not null,
  outcome bytea,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  business_key text not null,
  primary key (project, id),
  unique (project, business_key)
);
select protect_table('deliveries');
revoke delete on deliveries from tidegate_app;
create index deliveries_due on deliveries (project, due_at) where status = 'planned';
create index deliveries_sending on deliveries (project, changed_at) where status = 'sending';
create index deliveries_book on deliveries (project, book_kind, book);

create table artifacts (
  project text not null references projects,
  path text not null,
  media_type text not null,
  body bytea not null,
  sha256 text not null,
  advisory text,
  revision integer not null check (revision > 0),
  at timestamptz not null,
  primary key (project, path, revision)
);
select protect_table('artifacts');
select make_append_only('artifacts');
create index artifacts_advisory on artifacts (project, advisory) where advisory is not null;

create table idempotency (
  project text not null references projects,
  actor text not null,
  key text not null,
  request_hash text not null,
  status integer,
  response bytea,
  at timestamptz not null,
  primary key (project, actor, key)
);
select protect_table('idempotency');
create index idempotency_at on idempotency (project, at);
