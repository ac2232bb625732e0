import type { PGlite } from '@electric-sql/pglite'
import type { Operation } from './operations.ts'

/** One call for all steps: a round trip each would take longer than all the rest. */
export async function playInPostgres(
  postgres: PGlite,
  steps: readonly Operation[],
): Promise<readonly boolean[]> {
  await postgres.exec(`truncate occupation; ${play}`)
  const { rows } = await postgres.query<{ answers: boolean[] }>(
    'select play($1::text::jsonb) as answers',
    [JSON.stringify(steps)],
  )
  const [{ answers } = { answers: [] }] = rows
  return answers
}

const play = `
create or replace function instant(minutes jsonb) returns timestamptz language sql as
  $$ select to_timestamp((minutes #>> '{}')::int * 60) $$;
create or replace function during(times jsonb, name text, other text) returns tstzrange language sql as
  $$ select tstzrange(instant(times -> name), instant(times -> other)) $$;

create or replace function play(steps jsonb) returns boolean[] language plpgsql as $$
declare
  step jsonb;
  index int := 0;
  changed int;
  answers boolean[] := '{}';
begin
  for step in select value from jsonb_array_elements(steps) loop
    update occupation set counts = false where counts and "expiresAt" <= instant(step -> 'now');
    begin
      case step ->> 'type'
        when 'hold' then
          insert into occupation
            (kind, "resourceId", during, visit, source, "sourceId", "expiresAt", leeway, counts)
          select 'room', resource, during(step -> 'times', 'startAt', 'endAt'),
            during(step -> 'times', 'visitStartAt', 'visitEndAt'), 'hold', index::text,
            instant(step -> 'expiresAt'), step ->> 'leeway', true
          from jsonb_array_elements_text(step -> 'resources') resource;
        when 'move' then
          update occupation set during = during(step -> 'times', 'startAt', 'endAt'),
            visit = during(step -> 'times', 'visitStartAt', 'visitEndAt'), counts = true
          where "sourceId" = step ->> 'id';
        when 'extend' then
          update occupation set "expiresAt" = instant(step -> 'expiresAt'), counts = true
          where "sourceId" = step ->> 'id' and source = 'hold';
        when 'book' then
          update occupation set source = 'booking', "expiresAt" = null, counts = true
          where "sourceId" = step ->> 'id' and source = 'hold';
        else
          delete from occupation where "sourceId" = step ->> 'id';
      end case;
      get diagnostics changed = row_count;
      answers := answers || (changed > 0);
    exception when exclusion_violation then
      answers := answers || false;
    end;
    index := index + 1;
  end loop;
  return answers;
end $$;`
