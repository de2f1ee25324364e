-- Which stored documents are in use is asked by their digest (clearing away what nobody refers to).
create index case_document_sha256 on kapu.case_document (sha256);
create index submission_file_sha256 on kapu.submission_file (sha256);
