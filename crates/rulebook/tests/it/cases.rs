use crate::rules;

#[test]
fn the_shipped_rulebook_loads_and_agrees_with_its_worked_cases() {
    let rules = rules();
    assert_eq!(rules.digest.as_str().len(), 64);
}
