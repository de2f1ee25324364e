-- Whoever assigns a competence names a district or a county, which are what settlements say of where they lie.
create index settlement_of_district on kapu.settlement (district_code);
create index settlement_of_county on kapu.settlement (county);
