//! Listings and reasons, to the letter.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod small;

use graph_csdl::slice::{self, Slice};
use graph_csdl::{list, model::Model};
use small::{SERVICE, paths, render, resolve};

fn with_slice<T>(body: &str, patterns: &[&str], use_it: impl FnOnce(&Slice<'_>) -> T) -> T {
    let config = paths(patterns);
    let model: Model = resolve(body, &config);
    let slice = slice::select(&model, &config)
        .unwrap_or_else(|problems| panic!("{}", render(&problems, "")));
    use_it(&slice)
}

const SMALL: &str = r#"
<EntityType Name="a" Abstract="true"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
<EntityType Name="b" BaseType="self.a">
  <Property Name="state" Type="self.state" />
  <Property Name="size" Type="self.size" />
  <Property Name="tags" Type="Collection(self.tag)" />
  <NavigationProperty Name="more" Type="Collection(self.c)" ContainsTarget="true">
    <Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record>
      <PropertyValue Property="Kind"><EnumMember>Org.OData.Core.V1.RevisionKind/Deprecated</EnumMember></PropertyValue>
      <PropertyValue Property="Date" Date="2026-01-02" />
      <PropertyValue Property="Version" String="v/&quot;1&quot;" />
    </Record></Collection></Annotation>
  </NavigationProperty>
  <NavigationProperty Name="out" Type="self.d" Nullable="false" />
</EntityType>
<EntityType Name="c" BaseType="self.a" />
<EntityType Name="d" BaseType="self.a" />
<EnumType Name="state"><Member Name="on" /><Member Name="off" /></EnumType>
<TypeDefinition Name="size" UnderlyingType="Edm.Int64" />
<ComplexType Name="tag"><Property Name="text" Type="Edm.String" /></ComplexType>
<Action Name="act" IsBound="true"><Parameter Name="b" Type="self.c" /><Parameter Name="tag" Type="self.tag" /><ReturnType Type="Collection(Edm.String)" /></Action>
<Function Name="old" IsBound="true"><Parameter Name="b" Type="self.b" /><ReturnType Type="self.tag" />
  <Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record>
    <PropertyValue Property="Kind"><EnumMember>Org.OData.Core.V1.RevisionKind/Deprecated</EnumMember></PropertyValue>
    <PropertyValue Property="RemovalDate" Date="2027-01-01" />
  </Record></Collection></Annotation>
</Function>
<EntityContainer Name="S"><Singleton Name="it" Type="self.b" /></EntityContainer>
"#;

#[test]
fn json_is_as_documented() {
    let expected = r#"{"operations":[
{"method":"GET","path":"/it","kind":"get","request":null,"response":"ns.b","deprecated":null},
{"method":"PATCH","path":"/it","kind":"update","request":"ns.b","response":"ns.b","deprecated":null},
{"method":"GET","path":"/it/more","kind":"list","request":null,"response":"Collection(ns.c)","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"POST","path":"/it/more","kind":"create","request":"ns.c","response":"ns.c","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"GET","path":"/it/more/$count","kind":"count","request":null,"response":"Edm.Int64","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"DELETE","path":"/it/more/{}","kind":"delete","request":null,"response":null,"deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"GET","path":"/it/more/{}","kind":"get","request":null,"response":"ns.c","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"PATCH","path":"/it/more/{}","kind":"update","request":"ns.c","response":"ns.c","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"POST","path":"/it/more/{}/ns.act","kind":"action","request":null,"response":"Collection(Edm.String)","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"GET","path":"/it/ns.old","kind":"function","request":null,"response":"ns.tag","deprecated":{"date":null,"version":null,"removalDate":"2027-01-01"}},
{"method":"GET","path":"/it/out/$ref","kind":"ref-list","request":null,"response":"Edm.String","deprecated":null},
{"method":"PUT","path":"/it/out/$ref","kind":"ref-set","request":"Edm.String","response":null,"deprecated":null}
],"types":[
{"name":"ns.a","kind":"entity","base":null,"properties":[{"name":"id","type":"Edm.String","nullable":false,"navigation":false}],"members":[]},
{"name":"ns.b","kind":"entity","base":"ns.a","properties":[{"name":"more","type":"Collection(ns.c)","nullable":true,"navigation":true},{"name":"size","type":"ns.size","nullable":true,"navigation":false},{"name":"state","type":"ns.state","nullable":true,"navigation":false},{"name":"tags","type":"Collection(ns.tag)","nullable":true,"navigation":false}],"members":[]},
{"name":"ns.c","kind":"entity","base":"ns.a","properties":[],"members":[]},
{"name":"ns.size","kind":"definition","base":"Edm.Int64","properties":[],"members":[]},
{"name":"ns.state","kind":"enum","base":null,"properties":[],"members":["on","off"]},
{"name":"ns.tag","kind":"complex","base":null,"properties":[{"name":"text","type":"Edm.String","nullable":true,"navigation":false}],"members":[]}
]}
"#;
    let patterns = ["/it", "/it/old", "/it/more/**", "/it/out/$ref"];
    with_slice(SMALL, &patterns, |slice| {
        assert_eq!(list::json(slice), expected);
    });
}

#[test]
fn text_has_the_same_facts() {
    with_slice(SMALL, &["/it/more/{id}/act", "/it/old"], |slice| {
        assert_eq!(
            list::text(slice),
            "POST   /it/more/{}/ns.act  action -> Collection(Edm.String)  [deprecated since 2026-01-02 version v/\"1\"]\n\
             GET    /it/ns.old  function -> ns.tag  [deprecated removed 2027-01-01]\n\
             \n\
             2 operations, 1 types\n\
             \n\
             complex ns.tag\n    text: Edm.String\n"
        );
    });
}

#[test]
fn references_are_urls() {
    with_slice(
        SERVICE,
        &["/groups/{id}/members/**", "/me/manager"],
        |slice| {
            let lines = list::operations(slice).lines;
            let of = |kind: &str| {
                let line = lines.iter().find(|line| line.kind == kind).unwrap();
                (line.request.as_deref(), line.response.as_deref())
            };
            assert_eq!(of("ref-add"), (Some("Edm.String"), None));
            assert_eq!(of("ref-set"), (Some("Edm.String"), None));
            assert_eq!(of("ref-list"), (None, Some("Collection(Edm.String)")));
            assert_eq!(of("ref-remove"), (None, None));
        },
    );
}

#[test]
fn reasons_end_at_a_pattern() {
    let below = "/me/folders/{id}/sheets/{id}/**";
    for (patterns, item, expected) in [
        (
            &[below][..],
            "options",
            "the pattern /me/folders/{id}/sheets/{id}/** is asked for\n\
             /me/folders/{}/sheets/{}/ns.range/ns.clear is reached by it\n\
             action ns.clear is called there\n\
             ns.options is the type of its parameter `options`\n",
        ),
        (
            &["/me"],
            "ns.entity",
            "the pattern /me is asked for\n\
             /me is reached by it\n\
             ns.user is what is read and written there\n\
             ns.item is its base type\n\
             ns.entity is its base type\n",
        ),
        (
            &["/me"],
            "user/home",
            "the pattern /me is asked for\n\
             /me is reached by it\n\
             ns.user is what is read and written there\n\
             ns.user/home is a property of it\n",
        ),
        (
            &["/users/{id}/photo/$value", "/users/delta"],
            "user",
            "the pattern /users/delta is asked for\n\
             /users is reached by it\n\
             Collection(ns.user) is passed through there, and has no model\n",
        ),
        (
            &[below],
            "row",
            "the pattern /me/folders/{id}/sheets/{id}/** is asked for\n\
             /me/folders/{}/sheets/{}/ns.range/ns.row is reached by it\n\
             function ns.row is called there\n",
        ),
        (
            &[below],
            "ns.clear(ns.range, ns.options)",
            "the pattern /me/folders/{id}/sheets/{id}/** is asked for\n\
             /me/folders/{}/sheets/{}/ns.range/ns.clear is reached by it\n\
             action ns.clear is called there\n",
        ),
        (
            &["/me/**", "/me/photo"],
            "/me/photo/$value",
            "/me is reached by /me/**\n\
             /me/photo is reached by /me/**\n\
             /me/photo/$value is part of ns.photo\n",
        ),
        (
            &[below],
            "/me/folders/{id}/sheets/{id}/range(address='A1')/clear",
            "/me is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders/{id} is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders/{id}/sheets is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders/{id}/sheets/{id} is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders/{id}/sheets/{id}/range(address='A1') is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders/{id}/sheets/{id}/range(address='A1')/clear is a call of ns.clear\n",
        ),
    ] {
        let found = with_slice(SERVICE, patterns, |slice| slice::why(slice, item));
        assert_eq!(found.as_deref(), Ok(expected), "{item}");
    }
}

#[test]
fn members_and_parameters_have_reasons_too() {
    let why = |item: &str| with_slice(SMALL, &["/it/**"], |slice| slice::why(slice, item));
    let on = why("ns.state/on").unwrap();
    assert!(
        on.ends_with(
            "ns.state is the type of its property `state`\nns.state/on is a member of it\n"
        ),
        "{on}"
    );
    let tag = why("act/tag").unwrap();
    assert!(
        tag.ends_with("action ns.act is called there\nact/tag is a parameter of it\n"),
        "{tag}"
    );
    assert_eq!(why("self.state/on"), Ok(on), "an alias of the file");
    for (item, what, fix) in [
        (
            "state/onn",
            "`ns.state` has no member `onn`",
            "name one of its members; the nearest is `on`",
        ),
        (
            "act/tga",
            "`ns.act` has no parameter `tga`",
            "name one of its parameters; the nearest is `tag`",
        ),
    ] {
        let problem = why(item).unwrap_err();
        assert_eq!((problem.what.as_str(), problem.fix.as_str()), (what, fix));
    }
}

#[test]
fn targets_outside_the_slice_are_reported() {
    for (item, what, fix) in [
        (
            "usr",
            "there is no such type or operation",
            "name one that the slice has; the nearest is `user`",
        ),
        (
            "usr/name",
            "there is no such type or operation",
            "name one that the slice has; the nearest is `user`",
        ),
        (
            "sheet",
            "the metadata has it, but no pattern reaches it",
            "ask for a path that reaches it, or for a type by name in `[[type]]`",
        ),
        (
            "user/nme",
            "`ns.user` has no property `nme`",
            "name one of its properties; the nearest is `name`",
        ),
        (
            "user/photo",
            "`photo` leads to a type that is not in the slice",
            "ask for a path that reaches it, or for its target by name in `[[type]]`",
        ),
        (
            "/me/foto",
            "`/me` has no `foto`",
            "name a path that the slice has; `cargo xtask list --slice NAME` shows them",
        ),
        ("/me/", "it ends in a slash", "write `/me`"),
        (
            "https://graph.microsoft.com/v1.0/me?$top=1",
            "it is a URL, and paths start at the service root",
            "write `/me`",
        ),
        ("GET /me", "it starts with a method", "write `/me`"),
        (
            "/mee",
            "the slice has no `/mee`",
            "the nearest path is `/me`",
        ),
    ] {
        let problem = with_slice(SERVICE, &["/me"], |slice| slice::why(slice, item)).unwrap_err();
        let (expected_what, expected_settle) = (what.replace("`/mee`", "`mee`"), fix);
        assert_eq!(
            (problem.what.as_str(), problem.fix.as_str()),
            (expected_what.as_str(), expected_settle),
            "{item}"
        );
    }
}

/// Two roots with resources of one kind, with keys of every kind.
const KEYS: &str = r#"
<EntityType Name="app">
  <Key><PropertyRef Name="id" /></Key>
  <Property Name="id" Type="Edm.String" Nullable="false" />
  <Property Name="appId" Type="Edm.String" />
  <Property Name="displayName" Type="Edm.String" />
  <NavigationProperty Name="jobs" Type="Collection(self.job)" ContainsTarget="true" />
  <Annotation Term="Org.OData.Core.V1.AlternateKeys"><Collection><Record>
    <PropertyValue Property="Key"><Collection><Record>
      <PropertyValue Property="Alias" String="appId" /><PropertyValue Property="Name" PropertyPath="appId" />
    </Record></Collection></PropertyValue>
  </Record></Collection></Annotation>
</EntityType>
<EntityType Name="job">
  <Key><PropertyRef Name="version" /><PropertyRef Name="name" /></Key>
  <Property Name="name" Type="Edm.String" Nullable="false" />
  <Property Name="version" Type="Edm.Int32" Nullable="false" />
  <NavigationProperty Name="log" Type="self.log" ContainsTarget="true" />
</EntityType>
<EntityType Name="log"><Property Name="text" Type="Edm.String" /></EntityType>
<Action Name="stop" IsBound="true"><Parameter Name="b" Type="self.log" /></Action>
<Function Name="changes" IsBound="true"><Parameter Name="b" Type="Collection(self.app)" />
  <ReturnType Type="Collection(self.app)" /></Function>
<Function Name="usage" IsBound="true"><Parameter Name="b" Type="self.app" /><Parameter Name="days" Type="Edm.Int32" />
  <ReturnType Type="Edm.Int32" /></Function>
<Function Name="find"><Parameter Name="text" Type="Edm.String" /><ReturnType Type="self.log" /></Function>
<EntityContainer Name="S">
  <EntitySet Name="apps" EntityType="self.app" />
  <EntitySet Name="principals" EntityType="self.app" />
  <FunctionImport Name="lookup" Function="self.find" />
  <FunctionImport Name="search" Function="self.find" />
</EntityContainer>
"#;

#[test]
fn keys_are_listed_as_they_are_sent_and_asked_for() {
    for (patterns, expected) in [
        (&["/apps/{id}"][..], &["/apps/{}"][..]),
        (&["/apps(id='{id}')"], &["/apps/{}"]),
        (&["/apps('{id}')"], &["/apps/{}"]),
        // A property that is not declared as a key, as the reference has it of users: the crate sends what is.
        (&["/apps(displayName='{name}')"], &["/apps/{}"]),
        (&["/apps(appId={appId})"], &["/apps(appId={})"]),
        (
            &["/apps(appId='{appId}')", "/apps/{id}"],
            &["/apps(appId={})", "/apps/{}"],
        ),
        (
            &["/apps(appId={})/jobs/{id}/log"],
            &["/apps(appId={})/jobs(version={},name={})/log"],
        ),
        (
            &["/apps/{id}/jobs(name={n},version={v})/log"],
            &["/apps/{}/jobs(version={},name={})/log"],
        ),
    ] {
        with_slice(KEYS, patterns, |slice| {
            let lines = list::operations(slice).lines;
            let mut paths: Vec<&str> = lines.iter().map(|line| line.path.as_str()).collect();
            paths.dedup();
            assert_eq!(paths, expected, "{patterns:?}");
        });
    }
}

#[test]
fn a_key_that_the_type_has_not_matches_nothing() {
    let config = paths(&["/apps(nme={name})/jobs"]);
    let model = resolve(KEYS, &config);
    let problems = slice::select(&model, &config).unwrap_err();
    assert_eq!(
        render(&problems, ""),
        "arguments: in the path pattern `/apps(nme={name})/jobs`: it matches nothing: `apps` has no such key as in \
         `apps(nme={name})`\n    to fix it: write `apps/{}` or `apps(appId={})`\n"
    );
    let config = paths(&["/apps(appId={a})/job"]);
    let problems = slice::select(&model, &config).unwrap_err();
    assert!(
        render(&problems, "").contains("the nearest path is `/apps(appId={a})/jobs`"),
        "{}",
        render(&problems, "")
    );
}

/// An operation is not taken for the key of an item, whatever is in its parentheses.
#[test]
fn an_operation_with_other_parameters_or_elsewhere_is_reported() {
    for (pattern, fix) in [
        (
            "/apps/changes(startDateTime={a})",
            "the nearest path is `/apps/ns.changes`",
        ),
        (
            "/apps/usage(days={days})",
            "it lies below an item: `/apps/{id}/ns.usage(days={})`",
        ),
    ] {
        let config = paths(&[pattern]);
        let model = resolve(KEYS, &config);
        let problems = render(&slice::select(&model, &config).unwrap_err(), "");
        assert!(problems.contains(fix), "{problems}");
    }
}

/// CSDL 13.6: an import has a URL of its own, and one function may have several imports.
#[test]
fn only_the_import_that_is_asked_for_comes() {
    for (patterns, expected) in [
        (&["/lookup"][..], &["/lookup(text={})"][..]),
        (&["/search"], &["/search(text={})"]),
        (
            &["/lookup", "/search"],
            &["/lookup(text={})", "/search(text={})"],
        ),
    ] {
        with_slice(KEYS, patterns, |slice| {
            let lines = list::operations(slice).lines;
            let mut paths: Vec<&str> = lines.iter().map(|line| line.path.as_str()).collect();
            paths.dedup();
            assert_eq!(paths, expected, "{patterns:?}");
        });
    }
}

/// The resource below both roots was reached through the first.
#[test]
fn a_path_is_reached_by_the_pattern_that_it_matches() {
    let patterns = [
        "/apps/{id}/jobs/**",
        "/lookup",
        "/principals(appId={appId})/jobs/**",
        "/principals/{id}/jobs/$count",
    ];
    for (item, expected) in [
        ("/apps/{id}/jobs/{id}/log", patterns[0]),
        ("/principals/{id}/jobs/{id}/log", patterns[2]),
        (
            "/principals(appId='x')/jobs(version=1,name='n')/log/ns.stop",
            patterns[2],
        ),
        ("/principals/{id}/jobs/$count", patterns[2]),
        ("/lookup(text='x')", ""),
    ] {
        with_slice(KEYS, &patterns, |slice| {
            let chain = slice::why(slice, item).unwrap();
            let reached = chain
                .lines()
                .filter_map(|line| line.split_once(" is reached by "));
            let named: Vec<&str> = reached.map(|(_, pattern)| pattern).collect();
            let segments = item.matches('/').count()
                - usize::from(item.contains("stop") || item.contains("$count"));
            let expected = if expected.is_empty() {
                Vec::new()
            } else {
                vec![expected; segments]
            };
            assert_eq!(named, expected, "{item}");
        });
    }
}
