-- What is on its way out to a customer counts as asked: deciding about them looks for it.
create index survey_on_its_way on surveys.survey (customer_id) where state = 'due';
