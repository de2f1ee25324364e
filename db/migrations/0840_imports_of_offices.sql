-- A file may be an office's own: handed in by who looks after it, with rows of that office and its units alone. `scope`: the offices whose
-- rows it may have; null: the country's.
alter table kapu.register_import add column scope uuid[] check (scope is null or cardinality(scope) > 0);
