#!/usr/bin/env bash
# Trains relocation and arrears on a generated district of two years at its eighteenth month, scores that month, and holds
# the scores against what became of the firms and against the order by the true hazard.
#
#   benchmarks/risk-district.sh [SCALE [SEED]]    0.1 for 48,000 firms
set -euo pipefail
usual_scale=0.1
source "$(dirname "${BASH_SOURCE[0]}")/district.sh"
generate 2022-01-01 2023-12-31
take address_register.yaml buildings.yaml change_versions.yaml contribution_months.yaml contributions_by_firm.yaml \
    court_cases.yaml electricity_readings.yaml firm_branches.yaml firm_changes.yaml firm_leases.yaml firm_licences.yaml \
    firm_registry.yaml firm_versions.yaml insured_employers.yaml labour_cases.yaml lease_versions.yaml posts.yaml \
    requests.yaml tax_months.yaml taxes.yaml wage_payments.yaml water_readings.yaml
night 2023-06-30 --step build-firm-months --step build-firm-outcomes
for risk in relocation arrears; do
    "$root/lake" train "$risk" --home "$work/home"
    "$root/lake" model show "$risk" 1 --home "$work/home"
    "$root/lake" model promote "$risk" 1 --by benchmark --reason "measured" --home "$work/home" || true
done
night 2023-06-30 --step score-firms
evaluate | grep -E 'relocation|wage arrears'
