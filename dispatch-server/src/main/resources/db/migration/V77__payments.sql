-- Payments, which cancel the disconnect of their account, and the systems that may tell of orders and payments.

create table service_payment (
  id text primary key,
  account text not null,
  amount numeric(12, 2),
  paid_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index service_payment_account on service_payment (account, recorded_at);
comment on table service_payment is 'What was paid, as the payment system tells it; it may come before the order that it settles.';
comment on column service_payment.id is 'The payment system''s own.';

create table cis_system (
  id uuid primary key,
  name text not null unique,
  secret_hash text not null unique,
  enabled boolean not null default true,
  created_at timestamptz not null,
  created_by text not null,
  last_heard_at timestamptz
);
comment on table cis_system is 'Customer information and payment systems that are let in; of each secret only the SHA-256 is kept.';
