package org.quanyu.generator.firm;

import java.io.IOException;
import java.util.List;
import org.quanyu.generator.delivery.Accounts;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.Firm.Kind;
import org.quanyu.generator.district.Jobs;
import org.quanyu.generator.firm.Change.Matter;

/** Which record, or which account of a department, is which firm or person. */
final class RecordTruth {

    private static final double RECORDS_PER_FIRM = 4.5;
    private static final double JOBS_PER_FIRM = 15;

    private static final List<Column> RECORD =
            List.of(Column.text("feed"), Column.text("record_key"), Column.whole("firm"));
    private static final List<Column> ACCOUNT =
            List.of(Column.text("feed"), Column.text("account"), Column.whole("person"));

    private final FirmDesk desk;
    private final SocialInsurance insurance;
    private final Taxes taxes;
    private final Wages wages;
    private final LeaseRegistrations leases;
    private final Lazy<int[]> firstJobs;

    RecordTruth(FirmDesk desk, SocialInsurance insurance, Taxes taxes, Wages wages, LeaseRegistrations leases) {
        this.desk = desk;
        this.insurance = insurance;
        this.taxes = taxes;
        this.wages = wages;
        this.leases = leases;
        this.firstJobs = new Lazy<>(this::firstJobs);
    }

    List<FixedFeed> feeds() {
        return List.of(
                FixedFeed.truth(
                        "firm_record", RECORD, FixedFeed.partsFor(desk.firms() * RECORDS_PER_FIRM), this::writeRecords),
                FixedFeed.truth(
                        "person_account",
                        ACCOUNT,
                        FixedFeed.partsFor(desk.firms() * JOBS_PER_FIRM),
                        this::writeAccounts));
    }

    private void writeRecords(Delivery delivery, RowWriter rows) throws IOException {
        Accounts registry = Registry.keys(desk.district());
        Accounts branches = Branches.keys(desk);
        for (int number = delivery.begin(desk.firms()); number < delivery.end(desk.firms()); number++) {
            Firm firm = desk.firm(number);
            record(Registry.NAME, registry.of(number), number, rows);
            for (Change change : desk.registrations().changes(firm)) {
                if (change.matter() != Matter.FOUNDED) {
                    record(ChangeRecords.NAME, ChangeRecords.key(registry, change), number, rows);
                }
            }
            if (firm.kind() == Kind.BRANCH) {
                record(Branches.NAME, branches.of(number), number, rows);
            }
            for (Licence licence : Licence.values()) {
                record(Licences.NAME, Licences.key(desk, number, licence), number, rows);
            }
            writeAccountsOf(firm, rows);
        }
    }

    private void writeAccountsOf(Firm firm, RowWriter rows) throws IOException {
        int number = firm.number();
        record(Taxes.NAME, taxes.taxpayer(firm), number, rows);
        if (desk.district().firms().size(number) > 0) {
            record(Employers.NAME, insurance.employer(number), number, rows);
            record(Contributions.NAME, insurance.employer(number), number, rows);
            record(PersonalContributions.NAME, insurance.employer(number), number, rows);
            record(Wages.NAME, wages.isCovered(number) ? wages.employer(firm) : null, number, rows);
        }
        for (String key : leases.keys(number)) {
            record(LeaseRegistrations.NAME, key, number, rows);
        }
    }

    private static void record(String feed, String key, int firm, RowWriter rows) throws IOException {
        if (key != null) {
            rows.text(feed).text(key).whole(firm).endRow();
        }
    }

    private void writeAccounts(Delivery delivery, RowWriter rows) throws IOException {
        Jobs jobs = desk.district().jobs();
        for (int firm = delivery.begin(desk.firms()); firm < delivery.end(desk.firms()); firm++) {
            for (int job = jobs.first(firm); job < jobs.end(firm); job++) {
                if (insurance.hasSecondNumber(job) || firstJobs.get()[jobs.worker(job)] == job + 1) {
                    account(PersonalContributions.NAME, insurance.person(job), jobs.worker(job), rows);
                }
                if (wages.isCovered(firm)) {
                    account(Wages.NAME, wages.account(job), jobs.worker(job), rows);
                }
            }
        }
    }

    private static void account(String feed, String account, int person, RowWriter rows) throws IOException {
        rows.text(feed).text(account).whole(person).endRow();
    }

    /** By person: the first job under the usual personal number, counted from 1; 0 for none. */
    private int[] firstJobs() {
        Jobs jobs = desk.district().jobs();
        int[] first = new int[desk.district().people().count()];
        for (int job = jobs.end(desk.firms() - 1) - 1; job >= 0; job--) {
            if (!insurance.hasSecondNumber(job)) {
                first[jobs.worker(job)] = job + 1;
            }
        }
        return first;
    }
}
