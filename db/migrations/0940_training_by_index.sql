-- Whether each of fifty people on a page has a training in force is answered by the index alone.
create index officer_qualification_of_officer on kapu.officer_qualification (officer_id, kind, valid_from) include (valid_to);
drop index kapu.officer_qualification_of;
