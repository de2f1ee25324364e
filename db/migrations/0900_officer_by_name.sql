-- Cards are looked for by the beginning of their holder's name, whatever its accents and capitals.
create index officer_by_name on kapu.officer ((kapu.fold(name)) collate "C");
