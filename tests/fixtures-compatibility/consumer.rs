//! Written by hand against the crate made from old.csdl; it has to compile against the one made from new.csdl too.
//!
//! What it does is all that a caller may do and count on: name types, set, take and match fields, name members and
//! properties, call operations, and hold builders.

use graph_compatibility::GraphClient;
use graph_compatibility::builders::{
    JobCollectionRequestBuilder, JobRequestBuilder, TemplateRequestBuilder,
};
use graph_compatibility::graph_runtime::{
    Error, Flags, Page, Request, RequestOptions, Structured, Time, json,
};
use graph_compatibility::models::{
    Days, Entity, Job, JobProperty, Label, LabelProperty, Pair, PairProperty, Schedule,
    ScheduleProperty, State, Template, Tree, TreeProperty, Window, WindowProperty,
};
use graph_compatibility::parameters::job::{
    ReportParameters, RestartParameters, RestartParametersProperty,
};
use graph_compatibility::parameters::job_collection::CheckParameters;

/// Setters, and fields that are set by hand.
pub fn build() -> Job {
    let window = Window::new()
        .with_begins(Time::MIDNIGHT)
        .with_label(Label::new().with_text("night"));
    let mut schedule = Schedule::new()
        .with_state(State::Active)
        .with_days(Flags::from(Days::Monday) | Days::Tuesday)
        .with_null(ScheduleProperty::Interval);
    schedule.window = Some(window);
    let mut job = Job::new()
        .with_id("1")
        .with_foo_bar("b")
        .with_schedule(schedule)
        .with_settings([Pair::new().with_key("k").with_value("v")])
        .with_tree(Tree::new().with_left(Tree::new()).with_label(Label::new()))
        .with_null(JobProperty::FooBar);
    job.foo_bar = Some("b".to_owned());
    job.template = Some(Template::new().with_name("t"));
    job
}

/// Fields taken out, with the types that they have: some of them will lie on a circle.
pub fn take(job: Job) -> Option<String> {
    let foo_bar: Option<String> = job.foo_bar;
    let schedule: Option<Schedule> = job.schedule;
    let window: Option<Window> = schedule?.window;
    let label: Option<Label> = window?.label;
    let tree: Option<Tree> = job.tree;
    let left: Option<Box<Tree>> = tree?.left;
    let below: Option<Label> = left?.label;
    let settings: Option<Vec<Pair>> = job.settings;
    let template: Option<Template> = job.template;
    foo_bar
        .or(label?.text)
        .or(below?.text)
        .or(settings?.pop()?.value)
        .or(template?.name)
}

/// A pattern that leaves out what may come, as `#[non_exhaustive]` asks.
pub fn matched(job: &Job) -> Option<&str> {
    let Job {
        id,
        schedule: Some(Schedule { state, .. }),
        ..
    } = job
    else {
        return None;
    };
    match state {
        Some(State::Active) => id.as_deref(),
        Some(State::Paused) => Some("paused"),
        Some(State::UnknownValue(name)) => Some(name.as_str()),
        _ => None,
    }
}

/// Traits and conversions that are counted on.
pub fn traits(job: &Job) -> Result<Entity, Box<dyn std::error::Error>> {
    fn all<T: Clone + Default + PartialEq + std::fmt::Debug + Structured>(_: &T) {}
    all(job);
    all(&Pair::default());
    assert_eq!(Label::name_of(LabelProperty::Text), "text");
    assert_eq!(Pair::name_of(PairProperty::Value), "value");
    assert_eq!(Tree::name_of(TreeProperty::Left), "left");
    assert_eq!(Window::name_of(WindowProperty::Label), "label");
    let full = RestartParametersProperty::FullReset;
    assert_eq!(RestartParameters::name_of(full), "fullReset");
    let again: Job = json::from_slice(&json::to_vec(job)?)?;
    let entity: Entity = again.upcast();
    let _: Job = entity.cast()?;
    assert_eq!(State::from("Active").known(), Some(State::Active));
    Ok(entity)
}

/// What a caller keeps in a struct of its own.
pub struct Held {
    pub jobs: JobCollectionRequestBuilder,
    pub job: JobRequestBuilder,
    pub template: TemplateRequestBuilder,
}

/// Ways on.
pub fn hold(graph: &GraphClient) -> Held {
    let jobs: JobCollectionRequestBuilder = graph.jobs();
    let job: JobRequestBuilder = jobs.by_id("1");
    let template: TemplateRequestBuilder = job.template();
    Held {
        jobs,
        job,
        template,
    }
}

/// Verbs and operations; none of them is sent.
pub fn call(held: &Held, job: &Job) {
    let _: Request<Page<Job>> = held.jobs.list(None);
    let _: Request<i64> = held.jobs.count(None);
    let _: Request<Job> = held.jobs.create(job, None);
    let _: Request<Job> = held.job.get(None);
    let _: Request<Job> = held.job.update(job, None);
    let _: Request<()> = held.job.delete(None);
    let _: Request<Template> = held.template.get(None);
    let options = Some(RequestOptions::default());
    let restart = RestartParameters::new().with_full_reset(true);
    let _: Option<bool> = restart.full_reset;
    let _: Request<()> = held.job.restart(&restart, options);
    let _: Request<()> = held.job.start(None);
    let check = CheckParameters::new().with_pairs([Pair::new()]);
    let _: Request<Pair> = held.jobs.check(&check, None);
    let report = ReportParameters::new().with_period("D7");
    let _: Request<Page<Pair>> = held.job.report(&report, None);
}
