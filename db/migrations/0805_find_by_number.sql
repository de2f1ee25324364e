-- Whoever types a whole number means who has it: found at once, where its letters' trigrams stand in tens of thousands of rows.
create index register_fact_by_number on kapu.register_fact (search, register) where superseded_at is null;
