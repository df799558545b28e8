//! Lists of none and empty texts, which OData has no query option for: an error before anything is sent.

use graph_runtime::{
    ErrorKind, Expand, Filter, Flags, GetOptions, ListOptions, PropertyPath, enum_type,
};

use super::support::{Job, JobProperty, Reply, Status, bounded, job, jobs, scripted};

/// A set, as generated code has it.
#[derive(Clone)]
#[non_exhaustive]
enum Days {
    Monday,
    UnknownValue(graph_runtime::UnknownMember),
}

enum_type! {
    Days: "microsoft.graph.days" {
        Monday = "monday" 1,
    }
}

const CODE: PropertyPath<Status, String> = PropertyPath::new("code");
const DAYS: PropertyPath<Job, Flags<Days>> = PropertyPath::new("days");
const DAY: PropertyPath<Job, Days> = PropertyPath::new("day");

fn none() -> [&'static str; 0] {
    []
}

/// Options of related items, two levels down.
fn nested(options: ListOptions<Status>) -> Expand<Job> {
    let inner = Expand::<Job>::new(JobProperty::Status).with_options(options);
    let middle = ListOptions::<Job>::new().with_expand([inner]);
    Expand::new(JobProperty::Status).with_options(middle)
}

#[tokio::test]
async fn a_list_is_not_sent() {
    let all = || ListOptions::<Job>::new();
    for options in [
        all().with_filter(PropertyPath::<Job, String>::new("id").is_in(none())),
        all().with_filter(DAYS.has(Flags::new())),
        all().with_filter(DAYS.eq(Flags::new())),
        all().with_filter(!DAYS.ne(Flags::new())),
        all().with_filter(DAY.is_in([Days::Monday, Days::from("")])),
        all().with_filter(""),
        all().with_filter(Filter::from("id eq 'a'").and(" ")),
        all().with_orderby(""),
        all().with_search(" "),
        all().with_expand([nested(ListOptions::new().with_filter(CODE.is_in(none())))]),
        all().with_expand([nested(ListOptions::new().with_filter(""))]),
        all().with_expand([nested(ListOptions::new().with_orderby(""))]),
    ] {
        let (server, root) = scripted([]).await;
        let error = bounded(jobs(&root).list(Some(options))).await.unwrap_err();
        assert_eq!(
            (error.kind(), server.count()),
            (ErrorKind::Input, 0),
            "{error}"
        );
    }
}

#[tokio::test]
async fn an_item_is_not_got() {
    let (server, root) = scripted([]).await;
    let expand = nested(ListOptions::new().with_filter(CODE.is_in(none())));
    let options = GetOptions::<Job>::new().with_expand([expand]);
    let error = bounded(job(&root).get(Some(options.clone())))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), server.count()),
        (ErrorKind::Input, 0),
        "{error}"
    );
    let mut batch = root.batch();
    assert!(batch.add(job(&root).get(Some(options))).is_err());
}

/// What is the default of the service is sent as that.
#[tokio::test]
async fn no_properties_are_the_default_ones() {
    let (server, root) = scripted([Reply::json(200, "{}")]).await;
    let options = GetOptions::<Job>::new().with_select([]).with_expand([]);
    bounded(job(&root).get(Some(options))).await.unwrap();
    assert!(!server.only().target.contains('?'));
}
