-- Jobs run after the transaction that asked for them. The application role cannot reach the queue itself: it asks
-- through this function, which takes the office from the transaction, so that a job cannot claim another one.

create function kapu.enqueue(
  job_name text, job_payload jsonb, run_at timestamptz, job_key text, max_attempts integer
) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
begin
  perform graphile_worker.add_job(
    identifier => job_name,
    payload => json_build_object('organisation', kapu.organisation(), 'payload', job_payload),
    run_at => run_at,
    job_key => job_key,
    max_attempts => max_attempts
  );
end
$$;
revoke all on function kapu.enqueue(text, jsonb, timestamptz, text, integer) from public;
grant execute on function kapu.enqueue(text, jsonb, timestamptz, text, integer) to kapu_app, kapu_housekeeper;

-- Which process holds which worker id: a process keeps an advisory lock on `lock_key` while it lives, so that after a
-- kill its jobs are released at once instead of after the library's four hours.
create table kapu.job_worker (
  worker_id text primary key collate "C",
  lock_key integer not null,
  started_at timestamptz not null default now()
);
