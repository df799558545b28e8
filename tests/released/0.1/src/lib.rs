#![allow(warnings)]
use std::fmt::{Debug, Display};
use std::hash::Hash;

fn any<T>() -> T {
    unimplemented!()
}
fn threads<T: Send + Sync + Unpin + 'static>() {}
fn serde<T: serde::Serialize + serde::de::DeserializeOwned>() {}
fn structure<T: Structured + Value + Clone + Debug + Default + PartialEq>() {}
fn in_url<T: UrlParameters + Clone + Debug + Default + PartialEq>() {}
fn enumeration<T: Enumeration + Value + Clone + Debug + Display + Eq + Hash + for<'a> From<&'a str>>() {}
fn builder<T: Clone + Debug>() {}
fn property<T: Copy + Debug + PartialEq>() {}
fn base<T: Inherits<B>, B: Structured>() {}
fn sent<T>(request: Request<T>) -> impl Send {
    request
}
use graph_library::{GraphClient, builders, graph_runtime, models, parameters};
use std::sync::Arc;
use graph_runtime::{Binary, Body, ByteStream, Core, Date, Decimal, Duration, Error, Flags, GetOptions, GraphClientOptions, Json, ListOptions, Literal, Method, OffsetDateTime, Page, Reference, Request, RequestOptions, Target, Time, TokenCredential, Uuid, Enumeration, Inherits, PropertyPath, Structured, UrlParameters, Value};

fn use_0(mut value: GraphClient) {
    threads::<GraphClient>();
    builder::<GraphClient>();
    let _: Result<GraphClient, Error> = GraphClient::new(any::<Arc<dyn TokenCredential>>(), any::<Option<GraphClientOptions>>());
    let _: &Core = value.core();
    let _: GraphClient = GraphClient::from_core(any::<&Core>());
    let result: builders::AuthorCollectionRequestBuilder = value.authors();
    let result: builders::BookCollectionRequestBuilder = value.books();
    let result: builders::CardCollectionRequestBuilder = value.cards();
    let result: Request<()> = value.close(&any::<parameters::unbound::CloseParameters>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: builders::FrontSummaryRequestBuilder = value.front();
    let result: builders::PictureCollectionRequestBuilder = value.pictures();
}

fn use_1(mut value: builders::AuthorCollectionRequestBuilder) {
    threads::<builders::AuthorCollectionRequestBuilder>();
    builder::<builders::AuthorCollectionRequestBuilder>();
    let _: &Target = value.target();
    let result: builders::AuthorRequestBuilder = value.by_id(&any::<String>());
    let result: Request<i64> = value.count(any::<Option<ListOptions<models::Author>>>());
    let _ = sent(result);
    let result: Request<models::Author> = value.create(&any::<models::Author>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<Page<models::Author>> = value.list(any::<Option<ListOptions<models::Author>>>());
    let _ = sent(result);
}

fn use_2(mut value: builders::AuthorReferenceCollectionRequestBuilder) {
    threads::<builders::AuthorReferenceCollectionRequestBuilder>();
    builder::<builders::AuthorReferenceCollectionRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<()> = value.add_ref(&any::<Reference>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: builders::AuthorReferenceItemRequestBuilder = value.by_id(&any::<String>());
    let result: Request<i64> = value.count(any::<Option<ListOptions<models::Author>>>());
    let _ = sent(result);
    let result: Request<Page<models::Author>> = value.list(any::<Option<ListOptions<models::Author>>>());
    let _ = sent(result);
    let result: Request<Page<Reference>> = value.list_refs(any::<Option<ListOptions<models::Author>>>());
    let _ = sent(result);
    let result: Request<()> = value.remove_ref(&any::<Reference>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_3(mut value: builders::AuthorReferenceItemRequestBuilder) {
    threads::<builders::AuthorReferenceItemRequestBuilder>();
    builder::<builders::AuthorReferenceItemRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<()> = value.remove_ref(any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_4(mut value: builders::AuthorReferenceRequestBuilder) {
    threads::<builders::AuthorReferenceRequestBuilder>();
    builder::<builders::AuthorReferenceRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<models::Author> = value.get(any::<Option<GetOptions<models::Author>>>());
    let _ = sent(result);
    let result: Request<Reference> = value.get_ref(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<()> = value.remove_ref(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<()> = value.set_ref(&any::<Reference>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_5(mut value: builders::AuthorRequestBuilder) {
    threads::<builders::AuthorRequestBuilder>();
    builder::<builders::AuthorRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<()> = value.delete(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<models::Author> = value.get(any::<Option<GetOptions<models::Author>>>());
    let _ = sent(result);
    let result: Request<models::Author> = value.update(&any::<models::Author>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_6(mut value: builders::BookCollectionRequestBuilder) {
    threads::<builders::BookCollectionRequestBuilder>();
    builder::<builders::BookCollectionRequestBuilder>();
    let _: &Target = value.target();
    let result: builders::BookRequestBuilder = value.by_id(&any::<String>());
    let result: Request<i64> = value.count(any::<Option<ListOptions<models::Book>>>());
    let _ = sent(result);
    let result: Request<models::Book> = value.create(&any::<models::Book>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<Page<models::Book>> = value.list(any::<Option<ListOptions<models::Book>>>());
    let _ = sent(result);
    let result: Request<models::Book> = value.newest(any::<Option<GetOptions<models::Book>>>());
    let _ = sent(result);
    let result: builders::BookResultRequestBuilder = value.newest_result();
}

fn use_7(mut value: builders::BookRequestBuilder) {
    threads::<builders::BookRequestBuilder>();
    builder::<builders::BookRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<()> = value.archive(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: builders::AuthorReferenceCollectionRequestBuilder = value.authors();
    let result: builders::ChapterCollectionRequestBuilder = value.chapters();
    let result: Request<()> = value.delete(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<models::Book> = value.get(any::<Option<GetOptions<models::Book>>>());
    let _ = sent(result);
    let result: Request<models::Shelf> = value.lend(&any::<parameters::book::LendParameters>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: builders::AuthorReferenceRequestBuilder = value.publisher();
    let result: builders::BookScanRequestBuilder = value.scan();
    let result: Request<Page<models::Book>> = value.similar(&any::<parameters::book::SimilarParameters>(), any::<Option<ListOptions<models::Book>>>());
    let _ = sent(result);
    let result: builders::SummaryRequestBuilder = value.summary();
    let result: Request<models::Book> = value.update(&any::<models::Book>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<i64> = value.worth(any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_8(mut value: builders::BookResultRequestBuilder) {
    threads::<builders::BookResultRequestBuilder>();
    builder::<builders::BookResultRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<()> = value.archive(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: builders::AuthorReferenceCollectionRequestBuilder = value.authors();
    let result: builders::ChapterCollectionRequestBuilder = value.chapters();
    let result: Request<models::Shelf> = value.lend(&any::<parameters::book::LendParameters>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: builders::AuthorReferenceRequestBuilder = value.publisher();
    let result: builders::BookScanRequestBuilder = value.scan();
    let result: Request<Page<models::Book>> = value.similar(&any::<parameters::book::SimilarParameters>(), any::<Option<ListOptions<models::Book>>>());
    let _ = sent(result);
    let result: builders::SummaryRequestBuilder = value.summary();
    let result: Request<i64> = value.worth(any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_9(mut value: builders::BookScanRequestBuilder) {
    threads::<builders::BookScanRequestBuilder>();
    builder::<builders::BookScanRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<()> = value.delete_stream(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<ByteStream> = value.get_stream(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<models::Book> = value.put_stream(any::<Body>(), &any::<String>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_10(mut value: builders::CardCollectionRequestBuilder) {
    threads::<builders::CardCollectionRequestBuilder>();
    builder::<builders::CardCollectionRequestBuilder>();
    let _: &Target = value.target();
    let result: builders::CardRequestBuilder = value.by_id(any::<Literal>());
    let result: Request<i64> = value.count(any::<Option<ListOptions<models::Card>>>());
    let _ = sent(result);
    let result: Request<models::Card> = value.create(&any::<models::Card>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<Page<models::Card>> = value.list(any::<Option<ListOptions<models::Card>>>());
    let _ = sent(result);
}

fn use_11(mut value: builders::CardRequestBuilder) {
    threads::<builders::CardRequestBuilder>();
    builder::<builders::CardRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<()> = value.delete(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<models::Card> = value.get(any::<Option<GetOptions<models::Card>>>());
    let _ = sent(result);
    let result: Request<models::Card> = value.update(&any::<models::Card>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_12(mut value: builders::ChapterCollectionRequestBuilder) {
    threads::<builders::ChapterCollectionRequestBuilder>();
    builder::<builders::ChapterCollectionRequestBuilder>();
    let _: &Target = value.target();
    let result: builders::ChapterRequestBuilder = value.by_id(&any::<String>());
    let result: Request<i64> = value.count(any::<Option<ListOptions<models::Chapter>>>());
    let _ = sent(result);
    let result: Request<models::Chapter> = value.create(&any::<models::Chapter>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<Page<models::Chapter>> = value.list(any::<Option<ListOptions<models::Chapter>>>());
    let _ = sent(result);
}

fn use_13(mut value: builders::ChapterRequestBuilder) {
    threads::<builders::ChapterRequestBuilder>();
    builder::<builders::ChapterRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<()> = value.delete(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<models::Chapter> = value.get(any::<Option<GetOptions<models::Chapter>>>());
    let _ = sent(result);
    let result: Request<models::Chapter> = value.update(&any::<models::Chapter>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_14(mut value: builders::FrontSummaryRequestBuilder) {
    threads::<builders::FrontSummaryRequestBuilder>();
    builder::<builders::FrontSummaryRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<models::Summary> = value.get(any::<Option<GetOptions<models::Summary>>>());
    let _ = sent(result);
    let result: Request<models::Summary> = value.update(&any::<models::Summary>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_15(mut value: builders::PictureCollectionRequestBuilder) {
    threads::<builders::PictureCollectionRequestBuilder>();
    builder::<builders::PictureCollectionRequestBuilder>();
    let _: &Target = value.target();
    let result: builders::PictureRequestBuilder = value.by_id(&any::<String>());
    let result: Request<i64> = value.count(any::<Option<ListOptions<models::Picture>>>());
    let _ = sent(result);
    let result: Request<models::Picture> = value.create(&any::<models::Picture>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<Page<models::Picture>> = value.list(any::<Option<ListOptions<models::Picture>>>());
    let _ = sent(result);
}

fn use_16(mut value: builders::PictureRequestBuilder) {
    threads::<builders::PictureRequestBuilder>();
    builder::<builders::PictureRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<()> = value.delete(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<()> = value.delete_stream(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<models::Picture> = value.get(any::<Option<GetOptions<models::Picture>>>());
    let _ = sent(result);
    let result: Request<ByteStream> = value.get_stream(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<models::Picture> = value.put_stream(any::<Body>(), &any::<String>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<models::Picture> = value.update(&any::<models::Picture>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_17(mut value: builders::SummaryRequestBuilder) {
    threads::<builders::SummaryRequestBuilder>();
    builder::<builders::SummaryRequestBuilder>();
    let _: &Target = value.target();
    let result: Request<()> = value.delete(any::<Option<RequestOptions>>());
    let _ = sent(result);
    let result: Request<models::Summary> = value.get(any::<Option<GetOptions<models::Summary>>>());
    let _ = sent(result);
    let result: Request<models::Summary> = value.update(&any::<models::Summary>(), any::<Option<RequestOptions>>());
    let _ = sent(result);
}

fn use_18(mut value: models::Access) {
    threads::<models::Access>();
    enumeration::<models::Access>();
    serde::<models::Access>();
    let _: (&str, Option<models::Access>) = (value.as_str(), value.known());
    let _ = match value {
        models::Access::Read => models::Access::Read,
        models::Access::Write => models::Access::Write,
        models::Access::UnknownValue(name) => models::Access::UnknownValue(name),
        _ => any(),
    };
}

fn use_19(mut value: models::Atlas) {
    threads::<models::Atlas>();
    structure::<models::Atlas>();
    value = models::Atlas::new();
    serde::<models::Atlas>();
    property::<models::AtlasProperty>();
    threads::<models::AtlasProperty>();
    let _: Option<&'static str> = any::<Option<models::AtlasProperty>>().map(models::Atlas::name_of);
    value = value.with_null(any::<models::AtlasProperty>());
    base::<models::Atlas, models::Book>();
    base::<models::Atlas, models::Entity>();
    let _: &Option<Flags<models::Access>> = &value.access;
    value.access = any::<Option<Flags<models::Access>>>();
    value = value.with_access(any::<Flags<models::Access>>());
    value = value.with_access(any::<models::Access>());
    let models::AtlasProperty::Access = any::<models::AtlasProperty>() else { return; };
    let _: &Option<Vec<models::Author>> = &value.authors;
    value.authors = any::<Option<Vec<models::Author>>>();
    value = value.with_authors(any::<Vec<models::Author>>());
    let models::AtlasProperty::Authors = any::<models::AtlasProperty>() else { return; };
    let _: &Option<Vec<models::Chapter>> = &value.chapters;
    value.chapters = any::<Option<Vec<models::Chapter>>>();
    value = value.with_chapters(any::<Vec<models::Chapter>>());
    let models::AtlasProperty::Chapters = any::<models::AtlasProperty>() else { return; };
    let _: &Option<models::Genre> = &value.genre;
    value.genre = any::<Option<models::Genre>>();
    value = value.with_genre(any::<models::Genre>());
    let models::AtlasProperty::Genre = any::<models::AtlasProperty>() else { return; };
    let _: &Option<String> = &value.id;
    value.id = any::<Option<String>>();
    value = value.with_id(any::<String>());
    value = value.with_id(any::<&str>());
    let models::AtlasProperty::Id = any::<models::AtlasProperty>() else { return; };
    let _: &Option<String> = &value.old;
    value.old = any::<Option<String>>();
    value = value.with_old(any::<String>());
    value = value.with_old(any::<&str>());
    let models::AtlasProperty::Old = any::<models::AtlasProperty>() else { return; };
    let _: &Option<i32> = &value.pages;
    value.pages = any::<Option<i32>>();
    value = value.with_pages(any::<i32>());
    let models::AtlasProperty::Pages = any::<models::AtlasProperty>() else { return; };
    let _: &Option<String> = &value.password;
    value.password = any::<Option<String>>();
    value = value.with_password(any::<String>());
    value = value.with_password(any::<&str>());
    let models::AtlasProperty::Password = any::<models::AtlasProperty>() else { return; };
    let _: &Option<models::Author> = &value.publisher;
    value.publisher = any::<Option<models::Author>>();
    value = value.with_publisher(any::<models::Author>());
    let models::AtlasProperty::Publisher = any::<models::AtlasProperty>() else { return; };
    let _: &Option<i64> = &value.scale;
    value.scale = any::<Option<i64>>();
    value = value.with_scale(any::<i64>());
    let models::AtlasProperty::Scale = any::<models::AtlasProperty>() else { return; };
    let _: &Option<models::Shelf> = &value.shelf;
    value.shelf = any::<Option<models::Shelf>>();
    value = value.with_shelf(any::<models::Shelf>());
    let models::AtlasProperty::Shelf = any::<models::AtlasProperty>() else { return; };
    let _: &Option<models::Summary> = &value.summary;
    value.summary = any::<Option<models::Summary>>();
    value = value.with_summary(any::<models::Summary>());
    let models::AtlasProperty::Summary = any::<models::AtlasProperty>() else { return; };
    let _: &Option<Vec<String>> = &value.tags;
    value.tags = any::<Option<Vec<String>>>();
    value = value.with_tags(any::<Vec<String>>());
    value = value.with_tags(any::<Vec<&str>>());
    let models::AtlasProperty::Tags = any::<models::AtlasProperty>() else { return; };
    let _: &Option<String> = &value.title;
    value.title = any::<Option<String>>();
    value = value.with_title(any::<String>());
    value = value.with_title(any::<&str>());
    let models::AtlasProperty::Title = any::<models::AtlasProperty>() else { return; };
    value = value.with_authors_bind(any::<Vec<Reference>>());
    value = value.with_publisher_bind(any::<Reference>());
}

fn use_20(mut value: models::Author) {
    threads::<models::Author>();
    structure::<models::Author>();
    value = models::Author::new();
    serde::<models::Author>();
    property::<models::AuthorProperty>();
    threads::<models::AuthorProperty>();
    let _: Option<&'static str> = any::<Option<models::AuthorProperty>>().map(models::Author::name_of);
    value = value.with_null(any::<models::AuthorProperty>());
    base::<models::Author, models::Entity>();
    let _: &Option<Date> = &value.born;
    value.born = any::<Option<Date>>();
    value = value.with_born(any::<Date>());
    let models::AuthorProperty::Born = any::<models::AuthorProperty>() else { return; };
    let _: PropertyPath<models::Author, Date> = models::AuthorProperty::born();
    let _: &Option<String> = &value.id;
    value.id = any::<Option<String>>();
    value = value.with_id(any::<String>());
    value = value.with_id(any::<&str>());
    let models::AuthorProperty::Id = any::<models::AuthorProperty>() else { return; };
    let _: PropertyPath<models::Author, String> = models::AuthorProperty::id();
}

fn use_21(mut value: models::Book) {
    threads::<models::Book>();
    structure::<models::Book>();
    value = models::Book::new();
    serde::<models::Book>();
    property::<models::BookProperty>();
    threads::<models::BookProperty>();
    let _: Option<&'static str> = any::<Option<models::BookProperty>>().map(models::Book::name_of);
    value = value.with_null(any::<models::BookProperty>());
    base::<models::Book, models::Entity>();
    let _: &Option<Flags<models::Access>> = &value.access;
    value.access = any::<Option<Flags<models::Access>>>();
    value = value.with_access(any::<Flags<models::Access>>());
    value = value.with_access(any::<models::Access>());
    let models::BookProperty::Access = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, Flags<models::Access>> = models::BookProperty::access();
    let _: &Option<Vec<models::Author>> = &value.authors;
    value.authors = any::<Option<Vec<models::Author>>>();
    value = value.with_authors(any::<Vec<models::Author>>());
    let models::BookProperty::Authors = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, Vec<models::Author>> = models::BookProperty::authors();
    let _: &Option<Vec<models::Chapter>> = &value.chapters;
    value.chapters = any::<Option<Vec<models::Chapter>>>();
    value = value.with_chapters(any::<Vec<models::Chapter>>());
    let models::BookProperty::Chapters = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, Vec<models::Chapter>> = models::BookProperty::chapters();
    let _: &Option<models::Genre> = &value.genre;
    value.genre = any::<Option<models::Genre>>();
    value = value.with_genre(any::<models::Genre>());
    let models::BookProperty::Genre = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, models::Genre> = models::BookProperty::genre();
    let _: &Option<String> = &value.id;
    value.id = any::<Option<String>>();
    value = value.with_id(any::<String>());
    value = value.with_id(any::<&str>());
    let models::BookProperty::Id = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, String> = models::BookProperty::id();
    let _: &Option<String> = &value.old;
    value.old = any::<Option<String>>();
    value = value.with_old(any::<String>());
    value = value.with_old(any::<&str>());
    let models::BookProperty::Old = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, String> = models::BookProperty::old();
    let _: &Option<i32> = &value.pages;
    value.pages = any::<Option<i32>>();
    value = value.with_pages(any::<i32>());
    let models::BookProperty::Pages = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, i32> = models::BookProperty::pages();
    let _: &Option<String> = &value.password;
    value.password = any::<Option<String>>();
    value = value.with_password(any::<String>());
    value = value.with_password(any::<&str>());
    let models::BookProperty::Password = any::<models::BookProperty>() else { return; };
    let _: &Option<models::Author> = &value.publisher;
    value.publisher = any::<Option<models::Author>>();
    value = value.with_publisher(any::<models::Author>());
    let models::BookProperty::Publisher = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, models::Author> = models::BookProperty::publisher();
    let _: &Option<models::Shelf> = &value.shelf;
    value.shelf = any::<Option<models::Shelf>>();
    value = value.with_shelf(any::<models::Shelf>());
    let models::BookProperty::Shelf = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, models::Shelf> = models::BookProperty::shelf();
    let _: &Option<models::Summary> = &value.summary;
    value.summary = any::<Option<models::Summary>>();
    value = value.with_summary(any::<models::Summary>());
    let models::BookProperty::Summary = any::<models::BookProperty>() else { return; };
    let _: &Option<Vec<String>> = &value.tags;
    value.tags = any::<Option<Vec<String>>>();
    value = value.with_tags(any::<Vec<String>>());
    value = value.with_tags(any::<Vec<&str>>());
    let models::BookProperty::Tags = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, Vec<String>> = models::BookProperty::tags();
    let _: &Option<String> = &value.title;
    value.title = any::<Option<String>>();
    value = value.with_title(any::<String>());
    value = value.with_title(any::<&str>());
    let models::BookProperty::Title = any::<models::BookProperty>() else { return; };
    let _: PropertyPath<models::Book, String> = models::BookProperty::title();
    value = value.with_authors_bind(any::<Vec<Reference>>());
    value = value.with_publisher_bind(any::<Reference>());
}

fn use_22(mut value: models::Card) {
    threads::<models::Card>();
    structure::<models::Card>();
    value = models::Card::new();
    serde::<models::Card>();
    property::<models::CardProperty>();
    threads::<models::CardProperty>();
    let _: Option<&'static str> = any::<Option<models::CardProperty>>().map(models::Card::name_of);
    value = value.with_null(any::<models::CardProperty>());
    let _: &Option<String> = &value.holder;
    value.holder = any::<Option<String>>();
    value = value.with_holder(any::<String>());
    value = value.with_holder(any::<&str>());
    let models::CardProperty::Holder = any::<models::CardProperty>() else { return; };
    let _: PropertyPath<models::Card, String> = models::CardProperty::holder();
    let _: &Option<i32> = &value.number;
    value.number = any::<Option<i32>>();
    value = value.with_number(any::<i32>());
    let models::CardProperty::Number = any::<models::CardProperty>() else { return; };
    let _: PropertyPath<models::Card, i32> = models::CardProperty::number();
}

fn use_23(mut value: models::Chapter) {
    threads::<models::Chapter>();
    structure::<models::Chapter>();
    value = models::Chapter::new();
    serde::<models::Chapter>();
    property::<models::ChapterProperty>();
    threads::<models::ChapterProperty>();
    let _: Option<&'static str> = any::<Option<models::ChapterProperty>>().map(models::Chapter::name_of);
    value = value.with_null(any::<models::ChapterProperty>());
    base::<models::Chapter, models::Entity>();
    let _: &Option<String> = &value.id;
    value.id = any::<Option<String>>();
    value = value.with_id(any::<String>());
    value = value.with_id(any::<&str>());
    let models::ChapterProperty::Id = any::<models::ChapterProperty>() else { return; };
    let _: PropertyPath<models::Chapter, String> = models::ChapterProperty::id();
    let _: &Option<String> = &value.text;
    value.text = any::<Option<String>>();
    value = value.with_text(any::<String>());
    value = value.with_text(any::<&str>());
    let models::ChapterProperty::Text = any::<models::ChapterProperty>() else { return; };
    let _: PropertyPath<models::Chapter, String> = models::ChapterProperty::text();
}

fn use_24(mut value: models::Drawer) {
    threads::<models::Drawer>();
    structure::<models::Drawer>();
    value = models::Drawer::new();
    serde::<models::Drawer>();
    property::<models::DrawerProperty>();
    threads::<models::DrawerProperty>();
    let _: Option<&'static str> = any::<Option<models::DrawerProperty>>().map(models::Drawer::name_of);
    value = value.with_null(any::<models::DrawerProperty>());
    base::<models::Drawer, models::Shelf>();
    let _: &Option<models::Place> = &value.place;
    value.place = any::<Option<models::Place>>();
    value = value.with_place(any::<models::Place>());
    let models::DrawerProperty::Place = any::<models::DrawerProperty>() else { return; };
    let _: &Option<i32> = &value.row;
    value.row = any::<Option<i32>>();
    value = value.with_row(any::<i32>());
    let models::DrawerProperty::Row = any::<models::DrawerProperty>() else { return; };
}

fn use_25(mut value: models::Entity) {
    threads::<models::Entity>();
    structure::<models::Entity>();
    value = models::Entity::new();
    serde::<models::Entity>();
    property::<models::EntityProperty>();
    threads::<models::EntityProperty>();
    let _: Option<&'static str> = any::<Option<models::EntityProperty>>().map(models::Entity::name_of);
    value = value.with_null(any::<models::EntityProperty>());
    let _: &Option<String> = &value.id;
    value.id = any::<Option<String>>();
    value = value.with_id(any::<String>());
    value = value.with_id(any::<&str>());
    let models::EntityProperty::Id = any::<models::EntityProperty>() else { return; };
}

fn use_26(mut value: models::Genre) {
    threads::<models::Genre>();
    enumeration::<models::Genre>();
    serde::<models::Genre>();
    let _: (&str, Option<models::Genre>) = (value.as_str(), value.known());
    let _ = match value {
        models::Genre::Novel => models::Genre::Novel,
        models::Genre::Poem => models::Genre::Poem,
        models::Genre::UnknownValue(name) => models::Genre::UnknownValue(name),
        _ => any(),
    };
}

fn use_27(mut value: models::Picture) {
    threads::<models::Picture>();
    structure::<models::Picture>();
    value = models::Picture::new();
    serde::<models::Picture>();
    property::<models::PictureProperty>();
    threads::<models::PictureProperty>();
    let _: Option<&'static str> = any::<Option<models::PictureProperty>>().map(models::Picture::name_of);
    value = value.with_null(any::<models::PictureProperty>());
    base::<models::Picture, models::Entity>();
    let _: &Option<String> = &value.id;
    value.id = any::<Option<String>>();
    value = value.with_id(any::<String>());
    value = value.with_id(any::<&str>());
    let models::PictureProperty::Id = any::<models::PictureProperty>() else { return; };
    let _: PropertyPath<models::Picture, String> = models::PictureProperty::id();
}

fn use_28(mut value: models::Place) {
    threads::<models::Place>();
    structure::<models::Place>();
    value = models::Place::new();
    serde::<models::Place>();
    property::<models::PlaceProperty>();
    threads::<models::PlaceProperty>();
    let _: Option<&'static str> = any::<Option<models::PlaceProperty>>().map(models::Place::name_of);
    value = value.with_null(any::<models::PlaceProperty>());
    let _: &Option<String> = &value.room;
    value.room = any::<Option<String>>();
    value = value.with_room(any::<String>());
    value = value.with_room(any::<&str>());
    let models::PlaceProperty::Room = any::<models::PlaceProperty>() else { return; };
    let _: PropertyPath<models::Place, String> = models::PlaceProperty::room();
}

fn use_29(mut value: models::Shelf) {
    threads::<models::Shelf>();
    structure::<models::Shelf>();
    value = models::Shelf::new();
    serde::<models::Shelf>();
    property::<models::ShelfProperty>();
    threads::<models::ShelfProperty>();
    let _: Option<&'static str> = any::<Option<models::ShelfProperty>>().map(models::Shelf::name_of);
    value = value.with_null(any::<models::ShelfProperty>());
    let _: &Option<models::Place> = &value.place;
    value.place = any::<Option<models::Place>>();
    value = value.with_place(any::<models::Place>());
    let models::ShelfProperty::Place = any::<models::ShelfProperty>() else { return; };
    let _: PropertyPath<models::Shelf, models::Place> = models::ShelfProperty::place();
    let _: &Option<i32> = &value.row;
    value.row = any::<Option<i32>>();
    value = value.with_row(any::<i32>());
    let models::ShelfProperty::Row = any::<models::ShelfProperty>() else { return; };
    let _: PropertyPath<models::Shelf, i32> = models::ShelfProperty::row();
}

fn use_30(mut value: models::Summary) {
    threads::<models::Summary>();
    structure::<models::Summary>();
    value = models::Summary::new();
    serde::<models::Summary>();
    property::<models::SummaryProperty>();
    threads::<models::SummaryProperty>();
    let _: Option<&'static str> = any::<Option<models::SummaryProperty>>().map(models::Summary::name_of);
    value = value.with_null(any::<models::SummaryProperty>());
    base::<models::Summary, models::Entity>();
    let _: &Option<String> = &value.id;
    value.id = any::<Option<String>>();
    value = value.with_id(any::<String>());
    value = value.with_id(any::<&str>());
    let models::SummaryProperty::Id = any::<models::SummaryProperty>() else { return; };
}

fn use_31(mut value: parameters::book::LendParameters) {
    threads::<parameters::book::LendParameters>();
    structure::<parameters::book::LendParameters>();
    value = parameters::book::LendParameters::new();
    property::<parameters::book::LendParametersProperty>();
    threads::<parameters::book::LendParametersProperty>();
    let _: Option<&'static str> = any::<Option<parameters::book::LendParametersProperty>>().map(parameters::book::LendParameters::name_of);
    value = value.with_null(any::<parameters::book::LendParametersProperty>());
    let _: &Option<i32> = &value.days;
    value.days = any::<Option<i32>>();
    value = value.with_days(any::<i32>());
    let parameters::book::LendParametersProperty::Days = any::<parameters::book::LendParametersProperty>() else { return; };
    let _: &Option<String> = &value.reader;
    value.reader = any::<Option<String>>();
    value = value.with_reader(any::<String>());
    value = value.with_reader(any::<&str>());
    let parameters::book::LendParametersProperty::Reader = any::<parameters::book::LendParametersProperty>() else { return; };
}

fn use_32(mut value: parameters::book::SimilarParameters) {
    threads::<parameters::book::SimilarParameters>();
    in_url::<parameters::book::SimilarParameters>();
    value = parameters::book::SimilarParameters::new();
    let _: &Option<i32> = &value.count;
    value.count = any::<Option<i32>>();
    value = value.with_count(any::<i32>());
}

fn use_33(mut value: parameters::unbound::CloseParameters) {
    threads::<parameters::unbound::CloseParameters>();
    structure::<parameters::unbound::CloseParameters>();
    value = parameters::unbound::CloseParameters::new();
    property::<parameters::unbound::CloseParametersProperty>();
    threads::<parameters::unbound::CloseParametersProperty>();
    let _: Option<&'static str> = any::<Option<parameters::unbound::CloseParametersProperty>>().map(parameters::unbound::CloseParameters::name_of);
    value = value.with_null(any::<parameters::unbound::CloseParametersProperty>());
    let _: &Option<i32> = &value.hours;
    value.hours = any::<Option<i32>>();
    value = value.with_hours(any::<i32>());
    let parameters::unbound::CloseParametersProperty::Hours = any::<parameters::unbound::CloseParametersProperty>() else { return; };
}
