-- A confidence interval prints with a space before its percent sign, as every other number does. What a finding says is stored as before; its label is print.
UPDATE finding SET label = regexp_replace(label, '(9[05])% CI', '\1 % CI', 'g')
WHERE label ~ '9[05]% CI' AND (value_printed IS NOT NULL OR emax IS NOT NULL);
