-- Repeatable, so that it has no place in the order of the product's own versions.
-- The customer whose mail passwords are in use from the beginning (section 8 of the specification).
INSERT INTO mail_setting (contract_number, mobile_address, mobile_in_use, pc_in_use, version, changed_at)
SELECT '1000000002', 'hanako@example.jp', TRUE, FALSE, 1, CURRENT_TIMESTAMP
 WHERE NOT EXISTS (SELECT contract_number FROM mail_setting WHERE contract_number = '1000000002');
